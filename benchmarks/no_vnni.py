"""A copy of onnxruntime that takes the processor for one without VNNI, for measuring; the installed one stays as it is.

onnxruntime has no switch for this: it asks the processor (CPUID leaf 7) when it is loaded. Two bytes of the copy's
machine code are cleared, the masks with which it looks at the answers for AVX-VNNI (EAX bit 4 of leaf 7.1) and for
AVX512-VNNI (ECX bit 11 of leaf 7), so that it chooses the kernels of AVX2 or AVX-512 without VNNI.
"""

from __future__ import annotations

import shutil
from pathlib import Path

AVX_VNNI = bytes.fromhex("0fa2 a810")  # cpuid; test al, 16
AVX512_VNNI = bytes.fromhex("81e7 00080000")  # and edi, 2048
NEARBY = 2048  # bytes of code after the first in which the second must stand once
NEWER = ("amx_int8", "avx_vnni_int8")  # of processors with these, other tests would choose int8 kernels of their own


def copied(folder: Path) -> Path:
    """Writes the copy to ``folder/onnxruntime``; the folder, to be put first on ``PYTHONPATH``.

    Raises:
        SystemExit: the code is not found, or not exactly once (another build of onnxruntime), or the processor has
            int8 instructions that this does not hide.
    """
    import onnxruntime

    if any(name in Path("/proc/cpuinfo").read_text(encoding="utf-8").split() for name in NEWER):
        raise SystemExit(f"not measured without VNNI: this processor has one of {', '.join(NEWER)}")
    source = Path(onnxruntime.__file__).parent
    unused = shutil.ignore_patterns("libonnxruntime.so*", "__pycache__", "transformers", "tools")
    shutil.copytree(source, folder / "onnxruntime", ignore=unused)
    for library in (folder / "onnxruntime" / "capi").glob("onnxruntime_pybind11_state*.so"):
        library.write_bytes(hidden(library.read_bytes()))
        return folder
    raise SystemExit(f"not measured without VNNI: no library in {source / 'capi'}")


def hidden(code: bytes) -> bytes:
    """The machine code with both masks cleared.

    Raises:
        SystemExit: as ``copied``.
    """
    first = code.find(AVX_VNNI)
    nearby = code[first : first + NEARBY]
    if code.count(AVX_VNNI) != 1 or nearby.count(AVX512_VNNI) != 1:
        raise SystemExit("not measured without VNNI: this build of onnxruntime asks the processor in another way")
    second = first + nearby.find(AVX512_VNNI)
    changed = bytearray(code)
    changed[first + 3] = 0
    changed[second + 3] = 0
    return bytes(changed)
