"""A guard that ends its process when it meets a certain file, as a lack of memory would; importable by a worker."""

import os


def dying(work, path):
    if path == "deadly.txt":
        os._exit(9)
    return work()
