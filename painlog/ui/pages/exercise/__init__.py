"""Exercise: the week, the routines, the library, and everything that is made of them."""

from painlog.ui.pages.exercise.page import ExercisePage

__all__ = ["ExercisePage"]
