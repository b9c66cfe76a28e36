#!/usr/bin/env bash
# Runs suite, demo and zip on another Debian suite, in a chroot that debootstrap makes once: test-on.sh SUITE [tests ...]
#
# With tests, only those run. CHROOTS is the folder of the chroots (build/chroots), MIRROR the Debian mirror (the one this machine uses).
set -euo pipefail

suite=${1:-}
[ -n "$suite" ] || { echo "Which suite? For example: make test-on SUITE=trixie" >&2; exit 2; }
shift
if [ "$(id -u)" -ne 0 ]; then
  echo "A chroot can be made and entered by root only: sudo make test-on SUITE=$suite" >&2
  exit 2
fi
checkout=$(cd "$(dirname "$0")/.." && pwd -P)
# Mounts live in a namespace of their own: they are gone with the last process, however it ends.
if [ -z "${TEST_ON_INSIDE:-}" ]; then
  "$checkout/scripts/ensure-packages.sh" debootstrap util-linux
  TEST_ON_INSIDE=yes exec unshare --mount --propagation private --pid --fork --kill-child "$0" "$suite" "$@"
fi
folder=${CHROOTS:-$checkout/build/chroots}
mkdir -p "$folder"
chroot_folder=$(cd "$folder" && pwd -P)/$suite
# A folder with a space in its name, and a checkout that is not called as the plugin is.
inside="/root/my checkouts/main"

mirror_of_machine() {
  local address
  address=$(apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' 2>/dev/null | grep -v -e security -e '^file:' | head -n 1) || true
  echo "${address:-http://deb.debian.org/debian}"
}

make_chroot() {
  # A half-made one is never taken for a whole one.
  rm -rf "$chroot_folder.part"
  # Suites younger than the machine's debootstrap are made as sid is.
  local recipe=()
  [ -e "/usr/share/debootstrap/scripts/$suite" ] || recipe=(/usr/share/debootstrap/scripts/sid)
  echo "Debian $suite from $mirror into $chroot_folder ..."
  debootstrap --variant=minbase "$suite" "$chroot_folder.part" "$mirror" "${recipe[@]}" >"$folder/$suite.log" 2>&1 ||
    { tail -n 5 "$folder/$suite.log" >&2; exit 1; }
  mv "$chroot_folder.part" "$chroot_folder"
}

# What the machine needs to reach the network: names, proxies, certificates, package indexes.
carry_network() {
  cp -L /etc/resolv.conf "$chroot_folder/etc/resolv.conf"
  cp -L /etc/hosts "$chroot_folder/etc/hosts"
  local bundle=${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt} name kind
  local settings=$chroot_folder/etc/apt/apt.conf.d/90machine
  # Snapshots of the archive have dates of release that are over.
  echo 'Acquire::Check-Valid-Until "false";' >"$settings"
  for kind in http https; do
    eval "$(apt-config shell proxy Acquire::$kind::Proxy)"
    [ -z "${proxy:-}" ] || echo "Acquire::$kind::Proxy \"$proxy\";" >>"$settings"
    unset proxy
  done
  variables=(HOME=/root LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive)
  for name in http_proxy https_proxy ftp_proxy no_proxy all_proxy HTTP_PROXY HTTPS_PROXY FTP_PROXY NO_PROXY ALL_PROXY \
    PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_TRUSTED_HOST PIP_DEFAULT_TIMEOUT; do
    [ -z "${!name:-}" ] || variables+=("$name=${!name}")
  done
  if [ -r "$bundle" ]; then
    mkdir -p "$chroot_folder/etc/ssl/machine"
    cp -L "$bundle" "$chroot_folder/etc/ssl/machine/certificates.crt"
    echo 'Acquire::https::CaInfo "/etc/ssl/machine/certificates.crt";' >>"$settings"
    for name in SSL_CERT_FILE PIP_CERT REQUESTS_CA_BUNDLE CURL_CA_BUNDLE; do
      variables+=("$name=/etc/ssl/machine/certificates.crt")
    done
  fi
}

# The files that git knows or would know, as they are now; the environment of an earlier run stays.
copy_checkout() {
  local target=$chroot_folder$inside
  mkdir -p "$target"
  find "$target" -mindepth 1 -maxdepth 1 ! -name .venv -exec rm -rf {} +
  if git -C "$checkout" -c safe.directory="$checkout" rev-parse --git-dir >/dev/null 2>&1; then
    (cd "$checkout" && git -c safe.directory="$checkout" ls-files -z --cached --others --exclude-standard |
      { while IFS= read -r -d '' name; do if [ -f "$name" ]; then printf '%s\0' "$name"; fi; done; } |
      tar -c --null --no-recursion -T -) | tar -x -C "$target"
  else
    tar -C "$checkout" -c --exclude=./build --exclude=./.venv . | tar -x -C "$target"
  fi
}

enter() {
  chroot "$chroot_folder" /usr/bin/env -i "${variables[@]}" /bin/bash -c "cd '$inside' && $1"
}

mount_folders() {
  mount -t proc proc "$chroot_folder/proc"
  mount --rbind /dev "$chroot_folder/dev"
  mount -t tmpfs tmpfs "$chroot_folder/dev/shm" 2>/dev/null || true
  local shared=$checkout/../shared
  if [ -d "$shared" ]; then
    mkdir -p "$chroot_folder$inside/../shared"
    mount --bind "$shared" "$chroot_folder$inside/../shared"
    mount -o remount,bind,ro "$chroot_folder$inside/../shared"
  fi
}

mirror=${MIRROR:-$(mirror_of_machine)}
[ -d "$chroot_folder" ] || make_chroot
carry_network
copy_checkout
mount_folders
enter "command -v make || { apt-get update -qq && apt-get install -y -qq --no-install-recommends make; }" >"$folder/$suite.log" 2>&1 ||
  { tail -n 5 "$folder/$suite.log" >&2; exit 1; }

failed=0
summary=
run() {
  local start=$SECONDS said=done
  enter "$2" || { said=FAILED; failed=1; }
  summary+=$(printf '%-8s %-7s %5d s' "$1" "$said" $((SECONDS - start)))$'\n'
}

if [ $# -gt 0 ]; then
  run tests "make .venv/ready resources/i18n/esp_toolbox_zh_CN.qm && make deps && QT_QPA_PLATFORM=offscreen scripts/with-runtime.sh .venv/bin/pytest $(printf '%q ' "$@")"
else
  run suite "make test"
  run demo "make demo"
  run zip "make zip"
fi
echo
enter 'echo "$(. /etc/os-release && echo "$PRETTY_NAME"), QGIS $(dpkg-query -W -f "\${Version}" qgis), $(python3 --version)"'
printf '%s' "$summary"
exit $failed
