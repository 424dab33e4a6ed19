# Saves over files that other programs hold, on Windows as Wine has it. Read by `run`; needs its fail, and until_true of
# `window.sh`.
#
# Wine is not Windows, but its sharing of files follows the same rules: what is open without leave to be removed cannot
# be replaced. Whatever happens, the old file or the new one is there, whole, and the person is told which.

# Runs every way of holding a file against the program for Windows.
#   sharing_holds PROGRAM.exe
sharing_holds() (
    local program=$1 home wine=/usr/lib/wine/wine64 share
    home=$(mktemp -d)
    trap 'kill $(jobs -p) 2>/dev/null || true; wait; WINEPREFIX=$home/wine wineserver -k 2>/dev/null || true; rm -rf "$home"' EXIT
    export HOME=$home WINEPREFIX=$home/wine WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml='
    unset DISPLAY WAYLAND_DISPLAY
    x86_64-w64-mingw32-gcc -municode -O1 -o "$home/hold.exe" .ci/windows/hold.c
    # Wine 8 lacks this library; it stands beside the program for this test alone.
    x86_64-w64-mingw32-gcc -shared -O1 -o "$home/bcryptprimitives.dll" .ci/windows/prng.c -ladvapi32
    cp "$program" "$home/sightline.exe"
    cd "$home"
    "$wine" sightline.exe sample staffordshire 'one ŵ 🙂.ron'
    mkdir old new
    "$wine" sightline.exe export 'one ŵ 🙂.ron' --to md --out old --stages aim >/dev/null
    "$wine" sightline.exe export 'one ŵ 🙂.ron' --to md --out new --stages aim --with session >/dev/null
    name=$(ls old)
    for share in nobody delete write read none briefly; do
        sharing_case "$share"
    done
)

# One way of holding the file: what is said, and what is in it afterwards.
sharing_case() {
    local share=$1 status=0 said verdict holder=
    rm -rf out && cp -r old out
    case $share in
        nobody) ;;
        briefly) hold none 700 ;;
        *) hold "$share" 60000 ;;
    esac
    said=$("$wine" sightline.exe export 'one ŵ 🙂.ron' --to md --out out --stages aim --with session --replace 2>&1) || status=$?
    # Read past the one who holds it: the files are Linux's own.
    if cmp -s "out/$name" "new/$name"; then verdict=new
    elif cmp -s "out/$name" "old/$name"; then verdict=old
    else fail "$share: the file is neither the old nor the new one"; fi
    [[ -z $holder ]] || { kill "$holder" 2>/dev/null || true; wait "$holder" 2>/dev/null || true; }
    case $share in
        nobody | delete | briefly) [[ $status$verdict == 0new ]] || fail "$share: exit $status, the $verdict file: $said" ;;
        *)
            [[ $status$verdict == 2old ]] || fail "$share: exit $status, the $verdict file: $said"
            grep -q 'is using it' <<<"$said" || fail "$share: it does not say what holds it: $said"
            [[ $(wc -l <<<"$said") -ge 3 ]] || fail "$share: not in three parts: $said"
            ;;
    esac
    # What was removed while it was held goes when its holder has gone.
    until_true 10 nothing_beside || fail "$share: it leaves something behind: $(ls out)"
    printf '%-8s exit %s, the %s file\n' "$share" "$status" "$verdict"
    if ((status)); then sed 's/^/    /' <<<"$said"; fi
}

nothing_beside() {
    [[ $(ls out) == "$name" ]]
}

# Holds the file open for some milliseconds, and comes back once it does.
hold() {
    "$wine" hold.exe "out\\$name" "$1" "$2" >held.txt 2>&1 &
    holder=$!
    until_true 20 grep -q held held.txt || fail "the file could not be held: $(cat held.txt)"
}
