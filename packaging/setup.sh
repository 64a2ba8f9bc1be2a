#!/bin/sh
# Sets up .venv beside the sources: setup.sh [run|dev]. Quick where nothing has changed.
# What the system lacks (venv, the libraries that Qt loads) comes from the package manager where it may.
set -eu
cd "$(dirname "$0")/.."
kind=${1:-run}
stamp=.venv/.gare_fab_$kind
[ "$kind" = run ] && [ -e .venv/.gare_fab_dev ] && stamp=.venv/.gare_fab_dev
if [ -e "$stamp" ] && [ "$stamp" -nt pyproject.toml ] && [ "$stamp" -nt packaging/setup.sh ]; then
  exit 0
fi

say() { printf 'gare_fab: %s\n' "$*" >&2; }

install_packages() {  # names of Debian packages
  if ! command -v apt-get >/dev/null 2>&1; then return 1; fi
  if [ "$(id -u)" = 0 ]; then as_root=""
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo -n"
  else return 1
  fi
  say "installing $* with apt-get"
  $as_root apt-get update -qq >/dev/null
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

python=""
for candidate in python3.13 python3.12 python3.11 python3; do
  if command -v "$candidate" >/dev/null 2>&1 &&
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  say "Python 3.11 or newer is needed; install python3 and try again."
  exit 1
fi

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  install_packages python3-venv || {
    say "Python's venv module is missing: install the package python3-venv and try again."
    exit 1
  }
fi

missing=""
needs() {  # library file, Debian package
  if command -v ldconfig >/dev/null 2>&1 || [ -x /sbin/ldconfig ]; then
    PATH=$PATH:/sbin ldconfig -p | grep -q "$1" || missing="$missing $2"
  fi
}
if [ "$(uname -s)" = Linux ]; then
  needs libEGL.so.1 libegl1
  needs libGL.so.1 libgl1
  needs libxkbcommon.so.0 libxkbcommon0
  needs libxkbcommon-x11.so.0 libxkbcommon-x11-0
  needs libdbus-1.so.3 libdbus-1-3
  needs libfontconfig.so.1 libfontconfig1
  needs libglib-2.0.so.0 libglib2.0-0
  needs libxcb-cursor.so.0 libxcb-cursor0
  needs libxcb-icccm.so.4 libxcb-icccm4
  needs libxcb-keysyms.so.1 libxcb-keysyms1
  needs libxcb-shape.so.0 libxcb-shape0
  needs libxcb-image.so.0 libxcb-image0
  needs libxcb-render-util.so.0 libxcb-render-util0
  needs libxcb-xkb.so.1 libxcb-xkb1
  needs libxcb-xinerama.so.0 libxcb-xinerama0
  if [ "$kind" = dev ]; then  # the whole program is tested on a screen that nobody sees
    command -v Xvfb >/dev/null 2>&1 || missing="$missing xvfb"
    command -v xdotool >/dev/null 2>&1 || missing="$missing xdotool"
  fi
  if [ -n "$missing" ]; then
    # shellcheck disable=SC2086
    install_packages $missing || say "The window needs these system packages:$missing. The command line works without."
  fi
fi

[ -x .venv/bin/python ] || "$python" -m venv .venv
if [ "$kind" = dev ]; then target='.[dev]'; else target='.'; fi
say "installing the Python packages into .venv"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable "$target"
touch "$stamp"
