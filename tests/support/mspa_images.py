"""Random images for the tests of MSPA: noise, blobs, blocks and walls, with and without missing cells."""

import numpy as np
from hypothesis import strategies as st
from scipy import ndimage


def random_image(seed, most=48, missing=True):
    """An image of 0 (missing), 1 (background) and 2 (foreground) with at most `most` rows and columns."""
    generator = np.random.default_rng(seed)
    rows, columns = generator.integers(1, most + 1, 2)
    if generator.random() < 0.05:
        rows = 1
    kind = generator.integers(0, 4)
    noise = generator.random((rows, columns))
    if kind == 0:
        foreground = noise > generator.random()
    elif kind == 1:
        smooth = ndimage.gaussian_filter(noise, generator.choice([0.6, 0.8, 1.0, 1.5, 2.0, 3.0, 5.0]))
        foreground = smooth >= np.quantile(smooth, generator.choice([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]))
    else:
        foreground = np.full((rows, columns), kind == 3)
        for _ in range(generator.integers(1, 30)):
            height, width = generator.integers(1, 25 if kind == 2 else 5, 2)
            row, column = generator.integers(0, rows), generator.integers(0, columns)
            block = (slice(row, row + height), slice(column, column + width))
            foreground[block] = kind == 2 and (~foreground[block] if generator.random() < 0.3 else True)
    image = foreground.astype(np.uint8) + 1
    if missing and generator.random() < 0.4:
        smooth = ndimage.gaussian_filter(generator.random((rows, columns)), generator.choice([0.5, 1.0, 3.0]))
        image[smooth < np.quantile(smooth, generator.choice([0.02, 0.1, 0.3]))] = 0
    return image


images = st.builds(random_image, st.integers(0, 2**32 - 1))
full_images = st.builds(random_image, st.integers(0, 2**32 - 1), missing=st.just(False))
connectivities = st.sampled_from([4, 8])
