"""What the invented person of the demo diary jots down. These are their own words and are not translated."""

FREE_OF_PAIN = (
    "Nothing today. Cycled to the market and back.",
    "Fine all day, even after mowing the lawn.",
    "Slept right through.",
    "Back felt like it used to.",
    "Long walk by the river, no trouble at all.",
)

MILD = (
    "Only when I get up from the sofa.",
    "A bit stiff in the morning, gone by ten.",
    "Noticed it while brushing my teeth, then forgot about it.",
    "Good day. Took the stairs.",
    "Tight rather than sore.",
    "Walked to work instead of driving and it loosened up.",
)

MODERATE = (
    "Two long meetings in a row, could not get up in between.",
    "Eased a little after the hot water bottle.",
    "Pulls down into the left buttock when I sit.",
    "Carried the shopping in two trips this time.",
    "Had to stop halfway through the washing-up.",
    "Better standing than sitting today.",
    "New chair cushion. Can't tell yet.",
    "Turning over in bed wakes me.",
    "Did half of my exercises and left it there.",
)

SEVERE = (
    "Could not put my socks on without help.",
    "Sneezed at breakfast and had to hold on to the table.",
    "Down the back of the left leg to the knee, on and off.",
    "Cancelled the evening with Nora.",
    "Lay on the floor with my feet on a chair, that was the best of it.",
    "Drove to my sister's, three hours. Regretted it.",
)


def notes_for(score: float) -> tuple[str, ...]:
    """What is written beside such a score."""
    if score < 1:
        return FREE_OF_PAIN
    if score < 4:
        return MILD
    return MODERATE if score < 7 else SEVERE
