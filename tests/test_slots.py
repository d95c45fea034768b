"""Records that fill their slots one by one are the frozen dataclasses that they were."""

import copy
import dataclasses
import inspect
import pickle

import pytest

from polybius.schema import Mention, Party, Place, Span, Timex, Token
from polybius.slots import by_slots


@pytest.mark.parametrize("record", [Span, Token, Mention, Timex, Place, Party])
def test_such_a_record_takes_the_fields_in_their_order_and_with_their_defaults(record):
    given = {field.name: index for index, field in enumerate(dataclasses.fields(record))}
    left_out = {name for name, parameter in inspect.signature(record).parameters.items() if parameter.default == ""}

    made = record(*given.values())

    assert dataclasses.astuple(made) == tuple(given.values())
    assert made == record(**given) == pickle.loads(pickle.dumps(made)) == copy.deepcopy(made)
    assert all(getattr(record(**{k: v for k, v in given.items() if k != name}), name) == "" for name in left_out)


def test_it_stays_frozen_ordered_and_replaceable():
    span = Span(3, 7)

    with pytest.raises(dataclasses.FrozenInstanceError):
        span.start = 4
    assert dataclasses.replace(span, end=9) == Span(3, 9) > span
    assert len({span, Span(3, 7)}) == 1
    with pytest.raises(TypeError, match="end"):
        Span(3)


def test_a_class_that_does_more_when_it_is_made_is_refused():
    @dataclasses.dataclass(frozen=True, slots=True)
    class Basket:
        eggs: list[str] = dataclasses.field(default_factory=list)

    with pytest.raises(TypeError, match="Basket does more"):
        by_slots(Basket)
