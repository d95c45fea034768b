"""The errors that Polybius raises.

PolybiusError
├── InputError          what was handed in cannot be read; names the input and the way out
├── ReadingError        a stage failed on a document; names the stage and what went wrong
├── ResourceError       a table under resources/ (or laid over it) is wrong; names file and line
├── ModelError          the weights are missing, damaged or not the ones that the code was made for
├── StoreError          a store cannot be opened, is of another version, or holds no such id
└── EvaluationError     a gold folder cannot be scored
    └── NoGoldError     it holds no set of a task

Not finding something is a result (None, an empty tuple), not an error.
"""

MAX_WHY = 300  # characters of another program's message that a refusal keeps


class PolybiusError(Exception):
    """Anything that Polybius refuses, said in one sentence that names the way out."""


class InputError(PolybiusError):
    """An input that cannot be read as a document."""


class ReadingError(PolybiusError):
    """A stage that failed on a document."""


class ResourceError(PolybiusError):
    """A resource table with a wrong row."""


class ModelError(PolybiusError):
    """Weights that are missing, damaged or of another version."""


class StoreError(PolybiusError):
    """A store that cannot be opened, or an id that it does not hold."""


class EvaluationError(PolybiusError):
    """Gold that cannot be scored."""


class NoGoldError(EvaluationError):
    """A gold folder without a set that a task can be scored on."""
