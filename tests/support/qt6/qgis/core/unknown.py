"""What stands for names of QGIS that no stand-in is written for."""

import enum


class _Scope(type):
    """Gives an enumeration's values as they are asked for; each of them is a flag of its own."""

    def __getattr__(cls, name):
        if name.startswith("_"):
            raise AttributeError(name)
        known = cls.__dict__.get("_values")
        if known is None:
            type.__setattr__(cls, "_values", {})
            known = cls.__dict__["_values"]
        if name not in known:
            known[name] = Flag(1 << len(known))
        return known[name]


class Flag(int):
    """A value of an enumeration."""

    def __or__(self, other):
        return Flag(int(self) | int(other))

    def __and__(self, other):
        return Flag(int(self) & int(other))

    def __invert__(self):
        return Flag(~int(self))


class Scope(metaclass=_Scope):
    """An enumeration inside a class."""


class _Unknown(type):
    """A class of QGIS: its enumerations are there, its methods are not."""

    def __getattr__(cls, name):
        if name.startswith("_") or not name[:1].isupper():
            raise AttributeError(f"the stand-in of {cls.__name__} has no {name}")
        made = _Scope(name, (Scope,), {})
        type.__setattr__(cls, name, made)
        return made


class Unknown(metaclass=_Unknown):
    """Can be named, derived from and made; whatever else is asked of it is refused by name."""

    def __init__(self, *arguments, **named):
        self.arguments = arguments

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        raise NotImplementedError(f"the stand-in of {type(self).__name__} has no {name}")


def unknown(name: str):
    """A class of that name."""
    return _Unknown(name, (Unknown,), {})


class DataType(enum.Enum):
    """Cells of rasters."""

    Byte = 1
    UInt16 = 2
    Int16 = 3
    UInt32 = 4
    Int32 = 5
    Float32 = 6
    Float64 = 7
