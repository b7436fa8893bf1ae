"""Reads the figure of an exercise from its TOML table."""

from dataclasses import replace

from painlog.domain.motion import Easing, Figure, Key, OtherSide, Prop, PropKind, Side, View
from painlog.domain.naming import N_
from painlog.domain.skeleton import JOINT_NAMES, Aim, Limb, Point, Pose
from painlog.domain.toml_table import TomlTable, is_number

LEAST_KEYS, MOST_KEYS = 2, 4
"""An exercise has 2 to 4 key poses (exercises.md section 5)."""

_MOST_SECONDS = 60.0
_LIMBS = ("arm_near", "arm_far", "leg_near", "leg_far")
_TURNS = ("hips", "shoulders", "face")
_MOST_TURN, _MOST_BELLY = 360.0, 8.0


def read_figure(table: TomlTable) -> Figure:
    """A figure; raises `UserError` that names the field where something is wrong."""
    keys = _read_keys(table)
    default = Figure(keys)
    figure = Figure(
        keys=keys,
        view=table.choice("view", View, default.view),
        shows=table.choice("shows", Side, default.shows),
        other_side=table.choice("other_side", OtherSide, default.other_side),
        card=table.whole("card", 0, len(keys) - 1),
        ghost=table.whole("ghost", 0, len(keys) - 1) if "ghost" in table else None,
        pale=_read_limbs(table) if "pale" in table else default.pale,
        props=tuple(_read_prop(prop) for prop in table.tables("props")),
        arrow=_read_arrow(table) if "arrow" in table else (),
        trace=_read_joints(table, "trace"),
        cut=table.number("cut", 0.0, 100.0) if "cut" in table else None,
    )
    table.finish()
    return figure


def _read_keys(table: TomlTable) -> tuple[Key, ...]:
    """The key poses; each after the first tells only what differs from the one before."""
    keys: list[Key] = []
    for pose in table.tables("poses"):
        keys.append(_read_key(pose, keys[-1] if keys else None))
    if not LEAST_KEYS <= len(keys) <= MOST_KEYS:
        sentence = N_("{file}: the field “{field}” needs {least} to {most} poses.")
        table.refuse("poses", sentence, least=LEAST_KEYS, most=MOST_KEYS)
    return tuple(keys)


def _read_key(table: TomlTable, before: Key | None) -> Key:
    pose = _changed(table, before.pose) if before else _changed(table, _first_pose(table))
    key = Key(
        pose=pose,
        move_s=table.number("move_s", 0.1, _MOST_SECONDS),
        stay_s=table.number("stay_s", 0.0, _MOST_SECONDS),
        touch=_read_joints(table, "touch") if "touch" in table or not before else before.touch,
        easing=table.choice("easing", Easing, Easing.IN_OUT),
    )
    table.finish()
    return key


def _first_pose(table: TomlTable) -> Pose:
    """The pose with everything that a figure cannot do without."""
    lumbar, thorax = _read_aims(table, "spine", 2)
    neck, head = _read_aims(table, "neck", 2)
    arm_near, arm_far, leg_near, leg_far = (_read_limb(table, name) for name in _LIMBS)
    return Pose(_read_point(table, "root"), lumbar, thorax, neck, head, arm_near, arm_far, leg_near, leg_far)


def _changed(table: TomlTable, pose: Pose) -> Pose:
    if "root" in table:
        pose = replace(pose, root=_read_point(table, "root"))
    if "spine" in table:
        lumbar, thorax = _read_aims(table, "spine", 2)
        pose = replace(pose, lumbar=lumbar, thorax=thorax)
    if "neck" in table:
        neck, head = _read_aims(table, "neck", 2)
        pose = replace(pose, neck=neck, head=head)
    arm_near, arm_far, leg_near, leg_far = (
        _read_limb(table, name) if name in table else getattr(pose, name) for name in _LIMBS
    )
    hips, shoulders, face = (table.number(name, -_MOST_TURN, _MOST_TURN, getattr(pose, name)) for name in _TURNS)
    return replace(
        pose,
        arm_near=arm_near,
        arm_far=arm_far,
        leg_near=leg_near,
        leg_far=leg_far,
        hips=hips,
        shoulders=shoulders,
        face=face,
        belly=table.number("belly", 0.0, _MOST_BELLY, pose.belly),
    )


def _read_limb(table: TomlTable, field: str) -> Limb:
    first, second, third = _read_aims(table, field, 3)
    return first, second, third


def _read_aims(table: TomlTable, field: str, count: int) -> list[Aim]:
    """Angles in degrees; one that also tilts towards the viewer is a pair."""
    values = table.take(field, list)
    pairs = [value if isinstance(value, list) else [value] for value in values]
    if len(pairs) != count or not all(len(pair) in (1, 2) and all(map(is_number, pair)) for pair in pairs):
        table.refuse(field, N_("{file}: the field “{field}” needs {count} angles."), count=count)
    return [Aim(*map(float, pair)) for pair in pairs]


def _read_point(table: TomlTable, field: str) -> Point:
    x, y = table.numbers(field, 2)
    return x, y


def _read_joints(table: TomlTable, field: str) -> tuple[str, ...]:
    names = table.strings(field)
    for name in names:
        if name not in JOINT_NAMES:
            table.refuse(field, N_("{file}: “{value}” is unknown in the field “{field}”."), value=name)
    return names


def _read_limbs(table: TomlTable) -> tuple[str, ...]:
    names = table.strings("pale")
    for name in names:
        if name not in _LIMBS:
            table.refuse("pale", N_("{file}: “{value}” is unknown in the field “{field}”."), value=name)
    return names


def _read_arrow(table: TomlTable) -> tuple[Point, ...]:
    """Start, bend and end of a curve."""
    values = table.take("arrow", list)
    if len(values) != 3 or not all(isinstance(v, list) and len(v) == 2 and all(map(is_number, v)) for v in values):
        table.refuse("arrow", N_("{file}: the field “{field}” needs three points."))
    return tuple((float(x), float(y)) for x, y in values)


def _read_prop(table: TomlTable) -> Prop:
    prop = Prop(
        kind=table.choice("kind", PropKind),
        at=_read_point(table, "at") if "at" in table else (0.0, 0.0),
        size=_read_point(table, "size") if "size" in table else (0.0, 0.0),
        joints=_read_joints(table, "joints"),
    )
    if prop.kind in (PropKind.TOWEL, PropKind.STICK) and len(prop.joints) != 2:
        table.refuse("joints", N_("{file}: the field “{field}” needs two joints."))
    table.finish()
    return prop
