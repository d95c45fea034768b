"""The language model's layer: sentences and words in; tags, lemmas, trees, names, predicates and roles out."""

from polybius.annotate.builtin import MODEL_VERSION, annotate, annotate_many, model_sha256

__all__ = ["MODEL_VERSION", "annotate", "annotate_many", "model_sha256"]
