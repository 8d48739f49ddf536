#!/usr/bin/env bash
# Installs the C libraries that are missing and checks the toolchain. Says nothing and is quick when all is there.
source "$(dirname "$0")/common.sh"

minimum_swift=6.2
modules=("sqlite3 >= 3.40" "libmicrohttpd >= 0.9.75" "libsodium >= 1.0.18")
apt_packages=(pkg-config libsqlite3-dev libmicrohttpd-dev libsodium-dev)
brew_packages=(pkgconf sqlite libmicrohttpd libsodium)
dnf_packages=(pkgconf-pkg-config sqlite-devel libmicrohttpd-devel libsodium-devel)

check_toolchain() {
  local version
  version="$(swift_version)"
  if [[ -z "$version" ]]; then
    fail "No Swift toolchain was found. Install Swift $minimum_swift or later (https://www.swift.org/install/), then run: make setup"
  fi
  if ! is_at_least "$version" "$minimum_swift"; then
    fail "Swift $version is too old: Swift $minimum_swift or later is needed. Install it (https://www.swift.org/install/), then run: make setup"
  fi
}

has_libraries() { command -v pkg-config >/dev/null && pkg-config --exists "${modules[@]}"; }

as_root() {
  if [[ "$(id -u)" == 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "Root rights are needed and there is no sudo. As root, run: apt-get update && apt-get install -y ${apt_packages[*]}"
  fi
}

install_with_apt() {
  local command="apt-get update && apt-get install -y ${apt_packages[*]}"
  say "installing through apt: ${apt_packages[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq ||
    fail "apt-get update failed. When it works again, run as root: $command"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${apt_packages[@]}" ||
    fail "The C libraries could not be installed. Run as root: $command"
}

install_with_brew() {
  say "installing through Homebrew: ${brew_packages[*]}"
  HOMEBREW_NO_AUTO_UPDATE=1 brew install "${brew_packages[@]}" ||
    fail "The C libraries could not be installed. Run: brew install ${brew_packages[*]}"
}

install_libraries() {
  if command -v apt-get >/dev/null; then
    install_with_apt
  elif command -v brew >/dev/null; then
    install_with_brew
  elif command -v dnf >/dev/null; then
    fail "The C libraries are missing. Run as root: dnf install -y ${dnf_packages[*]}"
  else
    fail "The C libraries are missing. Install SQLite (3.40 or later), GNU libmicrohttpd, libsodium and pkg-config, with their headers."
  fi
  has_libraries || fail "Installed, but pkg-config still misses one of: ${modules[*]}. Run: make doctor"
  say "all C libraries are there"
}

check_toolchain
has_libraries || install_libraries
