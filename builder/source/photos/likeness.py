"""Whether a smaller file looks the same as the picture that it was made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

BLOCK = 8  # pixels: what is compared at once, about what an eye takes in at arm's length on a screen
CHANNEL_FLOORS = ((0.955, 0.6), (0.90, 0.4), (0.90, 0.4))  # light, blue, red: on the whole; of the worst blocks
WORST = 0.01  # the part of all blocks that may be worse than the second number
LIGHT_STEP, CONTRAST_STEP = (0.01 * 255) ** 2, (0.03 * 255) ** 2  # as structural similarity (SSIM) is defined
STEPS = 255


def alike(one: Image, other: Image, density: int = 1) -> bool:
    """Whether two pictures of one size look the same: by their structure, in light and in colour.

    `density`: how many of their pixels, across, stand in the place of one that a page counts with.
    """
    if one.mode.endswith("A"):
        return alike(_on_grey(one), _on_grey(other), density)
    if density > 1 and min(one.size) >= density * BLOCK:
        return alike(one.reduce(density), other.reduce(density))
    if one.mode == "L":
        return _channel_alike(one, other.convert("L"), *CHANNEL_FLOORS[0])
    pairs = zip(one.convert("YCbCr").split(), other.convert("YCbCr").split(), CHANNEL_FLOORS, strict=True)
    return all(_channel_alike(here, there, *floors) for here, there, floors in pairs)


def _on_grey(picture: Image) -> Image:
    from PIL import Image as Pillow  # noqa: PLC0415 - heavy

    ground = Pillow.new("RGBA", picture.size, (128, 128, 128, 255))
    return Pillow.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")


def _channel_alike(one: Image, other: Image, on_the_whole: float, worst: float) -> bool:
    counts = _similarity(one, other).histogram()
    blocks = sum(counts)
    mean = sum(value * count for value, count in enumerate(counts)) / blocks / STEPS
    below = sum(counts[: int(worst * STEPS)])
    return mean >= on_the_whole and below <= blocks * WORST


def _similarity(one: Image, other: Image) -> Image:
    """The structural similarity of each block, 0 to 255."""
    from PIL import ImageMath  # noqa: PLC0415 - heavy

    def means(**of: Image) -> Image:
        product: Image = ImageMath.lambda_eval(lambda args: args["float"](args["a"]) * args["b"], **of)
        return product.reduce(BLOCK)

    a, b = one.convert("F"), other.convert("F")
    similarity: Image = ImageMath.lambda_eval(
        _structural,
        a=a.reduce(BLOCK),
        b=b.reduce(BLOCK),
        aa=means(a=a, b=a),
        bb=means(a=b, b=b),
        ab=means(a=a, b=b),
    )
    return similarity.convert("L")


def _structural(args: dict[str, Any]) -> Any:
    a, b = args["a"], args["b"]
    apart = args["aa"] - a * a + args["bb"] - b * b
    together = args["ab"] - a * b
    light = (2 * a * b + LIGHT_STEP) / (a * a + b * b + LIGHT_STEP)
    return args["max"](light * (2 * together + CONTRAST_STEP) / (apart + CONTRAST_STEP), 0.0) * STEPS
