"""What the invented person of the demo diary jots down, in the language in which the demo is written."""

from collections.abc import Callable

from painlog.domain.naming import N_

Say = Callable[[str], str]
"""Turns the person's own words from English into the language of the demo."""

FREE_OF_PAIN = (
    N_("Nothing today. Cycled to the market and back."),
    N_("Fine all day, even after mowing the lawn."),
    N_("Slept right through."),
    N_("Back felt like it used to."),
    N_("Long walk by the river, no trouble at all."),
)

MILD = (
    N_("Only when I get up from the sofa."),
    N_("A bit stiff in the morning, gone by ten."),
    N_("Noticed it while brushing my teeth, then forgot about it."),
    N_("Good day. Took the stairs."),
    N_("Tight rather than sore."),
    N_("Walked to work instead of driving and it loosened up."),
)

MODERATE = (
    N_("Two long meetings in a row, could not get up in between."),
    N_("Eased a little after the hot water bottle."),
    N_("Pulls down into the left buttock when I sit."),
    N_("Carried the shopping in two trips this time."),
    N_("Had to stop halfway through the washing-up."),
    N_("Better standing than sitting today."),
    N_("New chair cushion. Can't tell yet."),
    N_("Turning over in bed wakes me."),
    N_("Did half of my exercises and left it there."),
)

SEVERE = (
    N_("Could not put my socks on without help."),
    N_("Sneezed at breakfast and had to hold on to the table."),
    N_("Down the back of the left leg to the knee, on and off."),
    N_("Cancelled the evening with Nora."),
    N_("Lay on the floor with my feet on a chair, that was the best of it."),
    N_("Drove to my sister's, three hours. Regretted it."),
)


def notes_for(score: float) -> tuple[str, ...]:
    """What is written beside such a score, in English."""
    if score < 1:
        return FREE_OF_PAIN
    if score < 4:
        return MILD
    return MODERATE if score < 7 else SEVERE
