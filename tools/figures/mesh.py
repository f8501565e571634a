"""The body that figures are drawn from: a mesh, posed. The only module that knows the body model.

Metres, with the origin at the rig's root, between the hips. The axes: x to the body's own left,
y to its back, z to its head. So the right side is at negative x.
"""

import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]

# Degrees that a bone turns about the body's x, y and z axes, through its joint.
Pose = Mapping[str, tuple[float, float, float]]

ADULT = {
    "gender": 0.5,
    "age": 2 / 3,
    "muscle": 0.5,
    "weight": 0.5,
    "height": 0.5,
    "proportions": 0.5,
}
ARM = ("upperarm", "lowerarm", "wrist", "metacarpal", "finger")
LEG = ("upperleg", "lowerleg", "foot", "toe")
# The share of a triangle that a line may miss it by: on the midline runs an edge of the mesh.
EDGE = 1e-6
KEPT = Path(tempfile.gettempdir()) / "acuguide-figures" / "adult.npz"


def right_leg(bone: str) -> bool:
    """Whether a bone of the rig belongs to the right leg, from the hip down to the toes."""
    return bone.endswith(".R") and bone.startswith(("pelvis", *LEG))


def right_arm(bone: str) -> bool:
    """Whether a bone of the rig belongs to the right arm, from the shoulder to the fingers."""
    return bone.endswith(".R") and bone.startswith(("shoulder", *ARM))


def without_arms(bone: str) -> bool:
    """Whether a bone of the rig belongs to the body without its arms."""
    return not bone.startswith(ARM)


@dataclass(frozen=True)
class Body:
    """A body in a pose: corners (metres), triangles of corners, and joints of the rig's bones.

    `part` is the bone that moves each corner most, as an index into `bones`. `motions` are the
    4 x 4 matrices that have moved each bone from the standing body.
    """

    corners: Floats
    triangles: Ints
    bones: tuple[str, ...]
    part: Ints
    motions: Floats
    standing_joints: Floats

    def joint(self, bone: str) -> Floats:
        """Where the joint that a bone turns in is, in this pose."""
        return self.carry(bone, self.standing_joints[self.bones.index(bone)])[0]

    def carry(self, bone: str, places: Iterable[object]) -> Floats:
        """Where places of the standing body are, once this pose has moved a bone with them."""
        motion = self.motions[self.bones.index(bone)]
        return _moved(motion, np.atleast_2d(np.asarray(places, dtype=float)))

    def only(self, belongs: Callable[[str], bool]) -> "Body":
        """This body with only the triangles all of whose corners belong to the chosen bones.

        A figure of one limb needs it: the other leg would hide the inner ankle.
        """
        chosen = np.array([belongs(bone) for bone in self.bones])[self.part]
        return replace(self, triangles=self.triangles[chosen[self.triangles].all(axis=1)])

    def touched(self, place: Floats, direction: Floats) -> Floats:
        """Where a straight line first enters the skin, coming from outside in a direction.

        The line runs through `place`, which may lie in the body or behind its skin.
        """
        one, two, three = (self.corners[self.triangles[:, i]] for i in range(3))
        side, other = two - one, three - one
        across = np.cross(direction, other)
        size = np.einsum("ij,ij->i", side, across)
        facing = size > np.finfo(float).eps
        start = place - one
        turned = np.cross(start, side)
        with np.errstate(divide="ignore", invalid="ignore"):
            first = np.einsum("ij,ij->i", start, across) / size
            second = turned @ direction / size
            far = np.einsum("ij,ij->i", other, turned) / size
        hit = facing & (first > -EDGE) & (second > -EDGE) & (first + second < 1 + EDGE)
        if not hit.any():
            raise ValueError(f"no skin on the line through {place} along {direction}")
        return place + direction * far[hit].min()


@dataclass(frozen=True)
class _Rig:
    corners: Floats
    triangles: Ints
    bones: tuple[str, ...]
    parents: Ints
    joints: Floats
    weights: Floats
    movers: Ints


def body(pose: Pose | None = None) -> Body:
    """The adult body in a pose; standing with the arms held away from it, if none is given."""
    rig = _rig()
    motions = _motions(rig, pose or {})
    corners = np.zeros_like(rig.corners)
    for weight, mover in zip(rig.weights.T, rig.movers.T, strict=True):
        stretched = np.column_stack([rig.corners, np.ones(len(rig.corners))])
        corners += weight[:, None] * np.einsum("nij,nj->ni", motions[mover], stretched)[:, :3]
    strongest = rig.weights.argmax(axis=1)
    return Body(
        corners=corners,
        triangles=rig.triangles,
        bones=rig.bones,
        part=np.take_along_axis(rig.movers, strongest[:, None], axis=1)[:, 0],
        motions=motions,
        standing_joints=rig.joints,
    )


def _motions(rig: _Rig, pose: Pose) -> Floats:
    """What moves each bone: its own turn in its joint, then all that its parents do."""
    unknown = set(pose) - set(rig.bones)
    if unknown:
        raise ValueError(f"the rig has no bones {sorted(unknown)}")
    motions = np.tile(np.eye(4), (len(rig.bones), 1, 1))
    for index, (bone, parent) in enumerate(zip(rig.bones, rig.parents, strict=True)):
        turn = np.eye(4)
        angles = pose.get(bone, (0, 0, 0))
        turn[:3, :3] = Rotation.from_euler("xyz", angles, degrees=True).as_matrix()
        turn[:3, 3] = rig.joints[index] - turn[:3, :3] @ rig.joints[index]
        motions[index] = (motions[parent] if parent >= 0 else np.eye(4)) @ turn
    return motions


def _moved(motion: Floats, places: Floats) -> Floats:
    moved: Floats = places @ motion[:3, :3].T + motion[:3, 3]
    return moved


@cache
def _rig() -> _Rig:
    """The adult's rig, kept in a temporary folder: the model takes a minute to start."""
    if not KEPT.exists():
        KEPT.parent.mkdir(exist_ok=True)
        np.savez(KEPT, **_model())
    kept = np.load(KEPT)
    return _Rig(
        corners=kept["corners"],
        triangles=kept["triangles"],
        bones=tuple(str(bone) for bone in kept["bones"]),
        parents=kept["parents"],
        joints=kept["joints"],
        weights=kept["weights"],
        movers=kept["movers"],
    )


def _model() -> dict[str, Any]:
    """Run the body model: an adult of middle build, in its rest pose."""
    import anny
    import torch

    model = anny.Anny().to(dtype=torch.float32)
    rest = torch.eye(4)[None, None].repeat(1, model.bone_count, 1, 1)
    made = model(pose_parameters=rest, phenotype_kwargs=ADULT)
    weights = model.vertex_bone_weights.numpy().astype(float)
    return {
        "corners": made["vertices"][0].detach().numpy().astype(float),
        "triangles": np.asarray(model.faces),
        "bones": np.array(model.bone_labels),
        "parents": np.asarray(model.bone_parents, dtype=int),
        "joints": made["bone_poses"][0, :, :3, 3].detach().numpy().astype(float),
        "weights": weights / weights.sum(axis=1, keepdims=True),
        "movers": model.vertex_bone_indices.numpy(),
    }
