"""Everyday back care: short pages for the Help menu, in painlog's own words (content.md section 6)."""

from dataclasses import dataclass

from painlog.domain.naming import N_


@dataclass(frozen=True, slots=True)
class CareTopic:
    """One page: a title, a sentence, and points to keep in mind. All words are translatable; `id` names its drawing."""

    id: str
    title: str
    summary: str
    points: tuple[str, ...]


CARE_TOPICS = (
    CareTopic(
        "lifting",
        N_("Lifting and carrying"),
        N_("Let the legs do the work, and keep the load where your body is."),
        (
            N_("Stand close, feet apart, one foot a little ahead."),
            N_("Bend hips and knees, not only the back, and take the load close to you."),
            N_("Breathe out and stand up with the legs. Turn with your feet instead of twisting."),
            N_("Share a heavy load, or take it in two goes. Push rather than pull."),
        ),
    ),
    CareTopic(
        "sitting",
        N_("Sitting and working at a screen"),
        N_("No posture is good for hours: the next one is the best."),
        (
            N_("Feet flat on the floor or on a rest, hips and knees about level."),
            N_("The small of the back is supported, the shoulders are loose."),
            N_("Elbows bent to about a right angle, the upper edge of the screen about at eye height."),
            N_("Get up often: to drink, to phone, to stretch. Twice an hour is a good habit."),
        ),
    ),
    CareTopic(
        "standing",
        N_("Standing"),
        N_("Stand tall and easy, and shift your weight from time to time."),
        (
            N_("Weight on both feet, knees not locked."),
            N_("The pelvis neither tipped forward nor tucked under."),
            N_("Head above the shoulders, not in front of them."),
            N_("For long standing, put one foot on a low step and change over now and then."),
        ),
    ),
    CareTopic(
        "driving",
        N_("Driving"),
        N_("Set up the seat before you set off, and stop for a walk on the way."),
        (
            N_("Sit so close that your knees stay a little bent when the pedals are down."),
            N_("Sit square to the pedals, with the small of the back against the seat."),
            N_("Set the mirrors so that you need not twist to see."),
            N_("On long ways take a break and walk a few minutes. Getting out, turn with both legs together."),
        ),
    ),
    CareTopic(
        "bed",
        N_("Bed and pillow"),
        N_("Any position is fine in which you sleep and wake without more pain."),
        (
            N_("The mattress lets shoulder and hip sink in a little, so that the spine stays in line."),
            N_("The pillow fills the gap under the neck; it does not bend the head forward."),
            N_("On the side, a pillow between the knees helps many. On the back, one under the knees."),
            N_("To get up, roll onto your side, let the legs down and push up with the arms."),
        ),
    ),
    CareTopic(
        "shoes",
        N_("Shoes"),
        N_("What you stand in all day should hold the foot and give a little."),
        (
            N_("A low heel and a sole that bends where your toes bend."),
            N_("A firm back of the shoe, and laces or a strap that hold the foot."),
            N_("Neither high heels nor flip-flops for long ways or long standing."),
        ),
    ),
    CareTopic(
        "moving",
        N_("Keep moving"),
        N_("More than a day or two in bed usually makes back pain last longer."),
        (
            N_("Go on with everyday things as far as the pain lets you, a little slower if need be."),
            N_("Short walks, several times a day, are often easier than a long one."),
            N_("Change between sitting, standing and lying before a position gets too much."),
            N_("If it does not get better, or any warning sign comes, talk to a clinician."),
        ),
    ),
    CareTopic(
        "going-on",
        N_("When the pain has gone"),
        N_("Go on with your exercises: backs like to be used."),
        (
            N_("Keep the routine that you know, two or three days a week."),
            N_("Come back to lifting, sport and gardening step by step."),
            N_("Something that you like to do is what you will still do next year."),
        ),
    ),
    CareTopic(
        "heat-cold",
        N_("Heat and cold"),
        N_("Try which of the two feels better to you; neither heals, both may ease."),
        (
            N_("About 20 minutes at a time, then let the skin recover."),
            N_("Always a cloth between the skin and the pad, the bottle or the ice."),
            N_("Not on numb skin, on wounds or inflamed skin, and not while you sleep."),
        ),
    ),
)
"""In the order of the page. Each id has a drawing in resources/back-care."""
