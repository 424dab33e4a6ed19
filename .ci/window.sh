# Runs the real window on a screen of its own. Read by `run`; needs its ARTIFACTS, fail and expect_equal.

# Hides the drivers from a program that has no screen.
NO_EGL=(__EGL_VENDOR_LIBRARY_FILENAMES=/nonexistent)

# Runs a command with an empty screen, a window manager and an empty home, and takes them all away again.
with_screen() (
    local home pids=() number
    home=$(mktemp -d)
    trap 'kill "${pids[@]}" 2>/dev/null || true; wait; rm -rf "$home"' EXIT
    chmod 700 "$home"
    exec 3<>"$home/number"
    # Without -noreset the screen starts anew whenever nobody uses it, and turns away who comes meanwhile.
    Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -noreset >"$home/xvfb.log" 2>&1 &
    pids+=($!)
    until_true 20 test -s "$home/number" || fail "no screen: $(cat "$home/xvfb.log")"
    number=$(<"$home/number")
    export DISPLAY=:$number HOME=$home XDG_RUNTIME_DIR=$home
    unset WAYLAND_DISPLAY WAYLAND_SOCKET XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME
    openbox >/dev/null 2>&1 3>&- &
    pids+=($!)
    until_true 20 eval 'xdotool get_desktop >/dev/null 2>&1' || fail "no window manager"
    "$@"
)

# Starts a program, waits for its window, keeps a picture of it and ends it from the keyboard.
#   window_opens NAME PROGRAM [ARGUMENT]…
window_opens() {
    local name=$1 program status=0
    local log=$ARTIFACTS/window-$name.log picture=$ARTIFACTS/window-$name.png
    shift
    "$@" >"$log" 2>&1 </dev/null 3>&- &
    program=$!
    pids+=("$program")
    if ! until_true 30 window_of "$program"; then
        cat "$log"
        fail "$name: no window called Sightline"
    fi
    until_true 20 picture_has_content "$picture" || fail "$name: the window is blank ($picture)"
    expect_equal "$name: renderer" "$(renderer_of "$program")" opengl
    xdotool key --clearmodifiers ctrl+q
    if ! until_true 15 has_ended "$program"; then
        fail "$name: Ctrl+Q does not end it"
    fi
    wait "$program" || status=$?
    expect_equal "$name: exit code" "$status" 0
    if [[ -s $log ]]; then
        cat "$log"
        ! grep -q panicked "$log" || fail "$name: it panicked"
    fi
    echo "$name: opened, drew with OpenGL, ended with Ctrl+Q; $picture"
}

# True when the program shows a window with its title.
window_of() {
    local window
    for window in $(xdotool search --onlyvisible --name 'Sightline$' 2>/dev/null); do
        [[ $(xdotool getwindowpid "$window" 2>/dev/null) != "$1" ]] || return 0
    done
    return 1
}

# Takes a picture of the screen; true when there is text and colour on it, below the window manager's title bar.
picture_has_content() {
    local colours spread
    import -window root "$1" 2>/dev/null || return 1
    read -r colours spread < <(identify -format '%k %[fx:int(1000*standard_deviation)]\n' "$1[1240x720+20+60]")
    ((colours > 200 && spread > 20))
}

# Names what a program draws with, by the drivers that it holds in memory.
renderer_of() {
    if grep -q libvulkan_lvp "/proc/$1/maps"; then
        echo vulkan
    elif grep -qE 'libGLX_mesa|libEGL_mesa' "/proc/$1/maps"; then
        echo opengl
    else
        echo unknown
    fi
}

has_ended() {
    ! kill -0 "$1" 2>/dev/null
}

# Tries a command every fifth of a second, for so many seconds.
until_true() {
    local left=$(($1 * 5))
    shift
    until "$@"; do
        ((left-- > 0)) || return 1
        sleep 0.2
    done
}

# Reads the window as a screen reader would, where the driver of the accessibility tree lies beside the checkout.
controls_have_names() {
    local driver=../shared/tools/atspi_drive.py log=$ARTIFACTS/accessibility.log unnamed
    if [[ ! -e $driver ]]; then
        echo 'accessibility tree: skipped, its driver is not beside the checkout'
        return
    fi
    /usr/bin/python3 "$driver" -e tree -e 'find entry "Name of your organisation"' \
        -e 'find "push button" "Start a workbook"' -e unnamed -e 'key ctrl+q' -e 'exited 15' \
        -- "$1" >"$log" 2>&1 || { cat "$log"; fail 'accessibility tree'; }
    # The toolkit gives its scroll bars no name; they are reached by keys and wheel, not by name.
    unnamed=$(grep -E '^ *unnamed: ' "$log" | grep -v 'unnamed: scroll bar' || true)
    [[ -z $unnamed ]] || fail "controls without a name:"$'\n'"$unnamed"
    echo 'accessibility tree: every control has a name'
}
