"""How the view gets from one window on time to another, and how far it may go."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from viewer.timeline.scale import Scale, fitted

NOTCH = 0.8
"""Time shown after one notch of the wheel, as a share of what was shown before."""
OUTWARD = 10.0
"""Octaves one may zoom out beyond all that there is."""


def between(start: Scale, goal: Scale, progress: float) -> Scale:
    """The window on the way from one to another, progress 0 to 1: zoom even in octaves, and the place that both share
    standing still, so that the eye keeps what it looks at.
    """
    if progress >= 1.0:
        return goal
    ratio = goal.per_pixel / start.per_pixel
    per_pixel = start.per_pixel * math.pow(ratio, progress)
    share = progress if abs(ratio - 1) < 1e-9 else (per_pixel / start.per_pixel - 1) / (ratio - 1)
    if goal.folds is not None:
        begins = goal.packed(np.array([start.begin, goal.begin]))
        begin = float(goal.real(begins[:1] + (begins[1:] - begins[:1]) * share)[0])
        return replace(goal, begin=begin, per_pixel=per_pixel)
    return Scale(start.begin + (goal.begin - start.begin) * share, per_pixel, goal.left, goal.width)


def bounded(scale: Scale, begin: float, end: float, about: float | None = None) -> Scale:
    """The nearest window that stays within reach of begin..end: never so far off that nothing is in view, never so far
    out that all of it is a speck. What is under the pixel `about` stays there, the middle of the view without one.
    """
    most = fitted(begin, end, scale.left, scale.width, folds=scale.folds).per_pixel * 2.0**OUTWARD
    if scale.per_pixel > most:
        scale = scale.zoomed(most / scale.per_pixel, scale.left + scale.width / 2 if about is None else about)
    near, far = scale.left + 0.1 * scale.width, scale.left + 0.9 * scale.width
    if scale.instant(far) < begin:
        return scale.holding(begin, far)
    return scale.holding(end, near) if scale.instant(near) > end else scale
