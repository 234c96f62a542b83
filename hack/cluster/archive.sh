# make_archive OUT ROOT CONFIG NAME...: a docker image archive of one layer, which is the folder ROOT. CONFIG is the JSON object of the
# image's "config". The same folder always makes the same archive. containerd, docker and podman load it.
make_archive() {
  local out=$1 root=$2 settings=$3 work layer config names; shift 3
  work=$(mktemp -d)
  tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=gnu -C "$root" -cf "$work/layer.tar" .
  layer=$(sha256sum "$work/layer.tar" | cut -d' ' -f1)
  printf '{"architecture":"%s","os":"linux","created":"1970-01-01T00:00:00Z","config":%s,"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}' \
    "$(dpkg --print-architecture)" "$settings" "$layer" >"$work/config.json"
  config=$(sha256sum "$work/config.json" | cut -d' ' -f1)
  mv "$work/config.json" "$work/$config.json"
  names=$(printf ',"%s"' "$@")
  printf '[{"Config":"%s.json","RepoTags":[%s],"Layers":["layer.tar"]}]' "$config" "${names:1}" >"$work/manifest.json"
  tar --mtime=@0 --owner=0 --group=0 --numeric-owner -C "$work" -cf "$out" manifest.json "$config.json" layer.tar
  rm -rf "$work"
}
