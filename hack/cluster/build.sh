# Builds Kubernetes from Debian's own source package with Debian's own Go: nothing else is downloaded. What is built stays in the cache.

BUILT=(kube-apiserver kube-controller-manager kube-scheduler kube-proxy kubelet)

binaries_are_built() {
  local b
  for b in "${BUILT[@]}" pause; do [[ -x $BIN/$b ]] || return 1; done
}

# Debian's first mirror in either format of apt's sources; other vendors' repositories stand there too.
debian_mirror() {
  local uri
  # Not every machine has files of both formats, and head does not read to the end.
  uri=$( { cat /etc/apt/sources.list.d/*.sources | awk '/^URIs:/ {print $2}'
           cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list | awk '$1 == "deb" {for (i = 2; i <= NF; i++) if ($i ~ /:\//) {print $i; break}}'
         } 2>/dev/null | grep -E '/debian(\.list)?/?$' | head -1 || true)
  [[ -n $uri ]] && echo "$uri"
}

build() {
  binaries_are_built && { step "$1" "Kubernetes 1.20.2: already built, in $BIN"; return; }
  step "$1" "building Kubernetes 1.20.2 once, about 6 minutes on 2 processors; it stays in $BIN"
  mkdir -p "$BIN" "$CACHE/build"
  # Not `build_binaries || die`: bash then goes on after errors in it.
  local code
  set +e
  # What runs beside it for these minutes goes first.
  (set -e; renice -n 19 "$BASHPID" >/dev/null; build_binaries)
  code=$?
  set -e
  ((code == 0)) || die "the build failed: $(tail -1 "$CACHE/build.log"); all of it is in $CACHE/build.log"
  rm -rf "$CACHE/build" "$CACHE/build.log"
}

build_binaries() {
  local work=$CACHE/build src b n=4 total=$((4 + ${#BUILT[@]}))
  src=$work/gopath/src/k8s.io/kubernetes
  exec 3>&2 >"$CACHE/build.log" 2>&1
  told() { step "build $1/$total" "$2" 2>&3; }

  told 1 "Go 1.19"
  local missing; mapfile -t missing < <(missing_packages golang-1.19-go golang-github-modern-go-reflect2-dev dpkg-dev)
  ((${#missing[@]} == 0)) || apt_install "${missing[@]}" 2>&3
  told 2 "Debian's source package of Kubernetes"
  fetch_source "$work"
  rm -rf "$src" && mkdir -p "$src"
  tar xzf "$work"/kubernetes_*.orig.tar.gz -C "$src" --strip-components=1
  # The vendored reflect2 1.0.1 corrupts memory under Go 1.18 and later; Debian packages the fixed 1.0.2.
  rm -rf "$src/vendor/github.com/modern-go/reflect2"
  cp -r /usr/share/gocode/src/github.com/modern-go/reflect2 "$src/vendor/github.com/modern-go/"

  export GO111MODULE=off GOPATH=$work/gopath GOCACHE=$work/gocache CGO_ENABLED=0 GOFLAGS='' PATH=/usr/lib/go-1.19/bin:$PATH
  cd "$src"
  told 3 "the generated OpenAPI description"
  generate_openapi "$work"
  # kube-apiserver answers /version with client-go's version, everything else has component-base's.
  local vendor=k8s.io/kubernetes/vendor/k8s.io flags='-s -w' p
  for p in component-base/version client-go/pkg/version; do
    flags+=" -X $vendor/$p.gitVersion=v1.20.2 -X $vendor/$p.gitMajor=1 -X $vendor/$p.gitMinor=20 -X $vendor/$p.gitTreeState=clean"
  done
  for b in "${BUILT[@]}"; do
    told $n "$b"
    go build -trimpath -ldflags "$flags" -o "$work/$b" "k8s.io/kubernetes/cmd/$b"
    # Whole files only: a build that is interrupted goes on next time.
    mv "$work/$b" "$BIN/$b"
    n=$((n + 1))
  done
  told $n "pause"
  gcc -static -O2 -o "$work/pause" "$PARTS/pause.c"
  mv "$work/pause" "$BIN/pause"
}

fetch_source() {
  local work=$1 lists=$1/lists uri
  mkdir -p "$lists/partial"
  uri=$(debian_mirror) || { echo "apt's sources name no Debian mirror"; return 1; }
  printf 'Types: deb-src\nURIs: %s\nSuites: bookworm\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' "$uri" >"$work/src.sources"
  local apt=(-o "Dir::Etc::sourcelist=$work/src.sources" -o Dir::Etc::sourceparts=/dev/null -o "Dir::State::Lists=$lists" -o APT::Sandbox::User=root)
  apt-get "${apt[@]}" -qq update
  (cd "$work" && apt-get "${apt[@]}" -qq source --download-only kubernetes)
}

# Debian ships every generated file but this one.
generate_openapi() {
  local inputs
  go build -o "$1/openapi-gen" k8s.io/kubernetes/vendor/k8s.io/kube-openapi/cmd/openapi-gen
  inputs=$(grep -rl --include='*.go' '+k8s:openapi-gen=' staging/src/k8s.io pkg cmd | grep -v -e code-generator -e sample-apiserver -e /generated/ \
    | xargs -n1 dirname | sort -u | sed -e 's#^staging/src/#k8s.io/kubernetes/vendor/#' -e 's#^pkg/#k8s.io/kubernetes/pkg/#' -e 's#^cmd/#k8s.io/kubernetes/cmd/#' | paste -sd,)
  "$1/openapi-gen" -i "$inputs" -p k8s.io/kubernetes/pkg/generated/openapi -O zz_generated.openapi \
    -h vendor/k8s.io/code-generator/hack/boilerplate.go.txt -r "$1/violations.txt"
}
