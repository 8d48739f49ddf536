# shellcheck shell=bash
# Sets `build_flags` and `scratch`. Sourced, not run.
#
# Other compiler flags make SwiftPM build everything anew. So the strict build, in which warnings are errors, has a
# folder of its own: at a desk `make check` and `make test` stay incremental side by side, and a new toolchain's new
# warning doesn't stop anybody's tests. With STRICT=1, as CI sets it, the tests use the strict build too, and one build
# serves both.

scratch=.build
build_flags=()
if [[ "${STRICT:-0}" == 1 ]]; then
  # shellcheck disable=SC2034
  scratch=.build-strict
  build_flags=(--scratch-path "$scratch" -Xswiftc -warnings-as-errors)
fi
# Two cores are kept busy by two modules at a time; then one compiler process a module, which reads the module once, saves
# a sixth of the work. More cores want more of them.
if (($(getconf _NPROCESSORS_ONLN) <= 2)); then
  build_flags+=(-Xswiftc -driver-batch-count -Xswiftc 1)
fi
# BUILD_SYSTEM=swiftbuild tries SwiftPM's other build system, whose products and index lie beside the native one's.
if [[ -n "${BUILD_SYSTEM:-}" ]]; then
  build_flags+=(--build-system "$BUILD_SYSTEM")
fi
