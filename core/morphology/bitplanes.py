"""Binary images as rows of bits in 64-bit words: whole-image logic at 64 cells an operation.

A plane is a flat array of words. Every row starts on a word and ends with at least one zero bit, so that
a step to the west or east is a shift of the whole array by one bit: what wraps from one row to the next
is that zero (or lands in it, where nobody looks after masking).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

WORD = np.dtype("<u8")
_ONE = np.uint64(1)
_TOP = np.uint64(63)
# Cells that are packed or unpacked at a time.
_PART = 4_000_000


@dataclass(frozen=True)
class Layout:
    """How an image of `rows` x `columns` cells lies in the words of a plane."""

    rows: int
    columns: int

    @property
    def words(self) -> int:
        """Words in a row."""
        return self.columns // 64 + 1

    @property
    def stride(self) -> int:
        """Bits in a row; a cell's position is ``row * stride + column``."""
        return 64 * self.words

    def empty(self) -> np.ndarray:
        """A plane of zeros."""
        return np.zeros(self.rows * self.words, dtype=WORD)

    def box(self, top: int, left: int, bottom: int, right: int) -> np.ndarray:
        """A plane that is one in rows `top` to `bottom` and columns `left` to `right` (exclusive)."""
        line = np.zeros(self.stride, dtype=np.uint8)
        line[left:right] = 1
        plane = np.zeros((self.rows, self.words), dtype=WORD)
        plane[top:bottom] = np.packbits(line, bitorder="little").view(WORD)
        return plane.ravel()

    def pack(self, image: np.ndarray, top: int = 0, left: int = 0) -> np.ndarray:
        """The plane of a binary image whose first cell comes to row `top`, column `left`."""
        rows, columns = image.shape
        plane = np.zeros((self.rows, self.words), dtype=WORD)
        strip = max(1, _PART // self.stride)
        line = np.zeros((min(strip, rows), self.stride), dtype=bool)
        for start in range(0, rows, strip):
            count = min(strip, rows - start)
            line[:count, left : left + columns] = image[start : start + count]
            bits = np.packbits(line[:count], axis=1, bitorder="little")
            plane[top + start : top + start + count] = bits.view(WORD)
        return plane.ravel()

    def unpack(self, plane: np.ndarray, top: int, bottom: int) -> np.ndarray:
        """Rows `top` to `bottom` of a plane as bytes of 0 and 1, with the padding columns."""
        part = plane[top * self.words : bottom * self.words]
        return np.unpackbits(part.view(np.uint8), bitorder="little").reshape(bottom - top, self.stride)

    def positions(self, plane: np.ndarray) -> np.ndarray:
        """Positions of the ones of a plane, ascending."""
        strip = max(1, _PART // self.stride)
        found = [np.empty(0, dtype=np.int64)]
        for top in range(0, self.rows, strip):
            part = plane[top * self.words : (top + strip) * self.words]
            if part.any():
                bits = np.unpackbits(part.view(np.uint8), bitorder="little")
                found.append(np.flatnonzero(bits.view(bool)) + top * self.stride)
        return np.concatenate(found)

    def mark(self, positions: np.ndarray) -> np.ndarray:
        """The plane with ones at the given positions."""
        bits = np.zeros(self.rows * self.stride, dtype=bool)
        bits[positions] = True
        return np.packbits(bits, bitorder="little").view(WORD)

    def paint(self, starts: np.ndarray, stops: np.ndarray) -> np.ndarray:
        """The plane with ones from each start up to its stop (exclusive); runs do not touch."""
        if starts.size == 0:
            return self.empty()
        plane = self.mark(np.concatenate((starts, stops)))
        # Parity of the marks up to each bit: inside every word by doubling, then from word to word.
        for shift in (1, 2, 4, 8, 16, 32):
            plane ^= plane << np.uint64(shift)
        ends = (plane >> _TOP).astype(bool)
        carried = np.logical_xor.accumulate(ends)
        plane[1:][carried[:-1]] ^= np.uint64(0xFFFFFFFFFFFFFFFF)
        return plane


def west(plane: np.ndarray) -> np.ndarray:
    """At every cell the value of its western neighbour."""
    moved = plane << _ONE
    moved[1:] |= plane[:-1] >> _TOP
    return moved


def east(plane: np.ndarray) -> np.ndarray:
    """At every cell the value of its eastern neighbour."""
    moved = plane >> _ONE
    moved[:-1] |= plane[1:] << _TOP
    return moved


def bits_at(plane: np.ndarray, positions: np.ndarray) -> np.ndarray:
    """The values (0 or 1, uint8) of a plane at some positions."""
    return ((plane.view(np.uint8)[positions >> 3] >> (positions & 7).astype(np.uint8)) & 1).astype(np.uint8)


def dilate_disc(plane: np.ndarray, chords: np.ndarray, layout: Layout, inside: Optional[np.ndarray]) -> np.ndarray:
    """Cells within a disc of some one of the plane.

    Parameters
    ----------
    plane : ndarray of words
    chords : ndarray of int
        Entry k is the half length of the disc's row at distance k from its centre; falls with k.
    layout : Layout
    inside : ndarray of words
        The cells of the image; nothing outside is set.
    """
    words = layout.words
    result = np.zeros_like(plane)
    spread = plane.copy()
    length = 0
    for distance in range(chords.size - 1, -1, -1):
        while length < chords[distance]:
            length += 1
            wider = west(spread)
            wider |= east(spread)
            wider |= spread
            wider &= inside
            spread = wider
        if distance == 0:
            result |= spread
        elif distance < layout.rows:
            result[distance * words :] |= spread[: -distance * words]
            result[: -distance * words] |= spread[distance * words :]
    return result


def dilate_ring(plane: np.ndarray, layout: Layout) -> np.ndarray:
    """The plane and the eight neighbours of its ones; bits of the padding are not cleaned."""
    words = layout.words
    wide = west(plane)
    wide |= east(plane)
    wide |= plane
    result = wide.copy()
    result[words:] |= wide[:-words]
    result[:-words] |= wide[words:]
    return result
