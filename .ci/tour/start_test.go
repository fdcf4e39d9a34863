package tour

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestWithoutDisplay starts the app where there is no display, and where there is a
// dead one.
func TestWithoutDisplay(t *testing.T) {
	binary, desktop := build(t, "../..", shipped), newDesktop(t)
	for name, display := range map[string]string{
		"no display": "DISPLAY=", "a dead display": "DISPLAY=:9999",
		"a display without OpenGL": desktop.newDisplay(t, "-extension", "GLX"),
	} {
		t.Run(name, func(t *testing.T) {
			bare := desktop.with(display, "WAYLAND_DISPLAY=")
			for range 2 { // the first start leaves nothing behind that the second one waits for
				w := bare.launch(t, name, binary, "-data", desktop.path("app"))
				require.Equal(t, 2, w.end())
				require.Len(t, lines(w.output()), 1, w.output())
				require.Contains(t, w.output(), "couldn’t open its window")
			}
		})
	}
}

// TestSmallScreens starts where the screen is smaller than the window was, and no window manager
// makes it fit.
func TestSmallScreens(t *testing.T) {
	binary, desktop := build(t, "../..", shipped), newDesktop(t)
	data := desktop.path("app")
	require.NoError(t, os.Mkdir(data, 0o700))
	for _, screen := range [][2]int{{1024, 768}, {1280, 720}, {1024, 600}} {
		t.Run(fmt.Sprint(screen), func(t *testing.T) {
			require.NoError(t, os.WriteFile(filepath.Join(data, "preferences.json"), []byte(`{"width":1900,"height":1000}`), 0o600))
			small := desktop.with(desktop.newDisplay(t, "-screen", "0", fmt.Sprintf("%dx%dx24", screen[0], screen[1])))
			w := small.launch(t, "small", binary, "-demo", "-data", data)
			eventually(t, "the window to fill the screen", func() bool {
				if w.id == "" {
					w.id, _ = small.run("xdotool", "search", "--onlyvisible", "--limit", "1", "--name", "^"+title)
				}
				var x, y, width, height int
				place, _ := small.run("xdotool", "getwindowgeometry", "--shell", w.id)
				_, err := fmt.Sscanf(place, "WINDOW="+w.id+"\nX=%d\nY=%d\nWIDTH=%d\nHEIGHT=%d", &x, &y, &width, &height)
				return err == nil && [4]int{x, y, width, height} == [4]int{0, 0, screen[0], screen[1]}
			})
			eventually(t, "the window to be drawn", w.hasDrawn)
			w.settle()
			w.keepPicture(fmt.Sprint("screen ", screen[0], " by ", screen[1]))
			w.terminate()
		})
	}
}

// TestSecondStart starts the app once more while its window is out of sight.
func TestSecondStart(t *testing.T) {
	binary, desktop := build(t, "../..", shipped), newDesktop(t)
	data := desktop.path("app")
	first := desktop.open(t, "first", title, binary, "-data", data)
	active := func() string { id, _ := desktop.run("xdotool", "getactivewindow"); return id }
	hide := map[string]func(){
		"minimised": func() { first.do("windowminimize", "--sync", first.id) },
		"behind another program": func() {
			other := desktop.open(t, "other", "Hello", build(t, "./hello", shipped))
			require.Equal(t, other.id, active())
		},
	}
	for name, hidden := range hide {
		t.Run("brings it to the front when it is "+name, func(t *testing.T) {
			hidden()
			require.NotEqual(t, first.id, active())
			second := desktop.launch(t, "second", binary, "-data", data)
			require.Equal(t, 0, second.end())
			require.Contains(t, second.output(), "already running")
			eventually(t, "the window to be active", func() bool { return active() == first.id })
			eventually(t, "the window to be in sight", func() bool {
				visible, _ := desktop.run("xdotool", "search", "--onlyvisible", "--name", "^"+title)
				return strings.Contains(visible, first.id)
			})
		})
	}
	first.terminate()
}

// TestWithoutPasswordStore connects on a computer that has none: the key works until
// the app is closed, and is written nowhere.
func TestWithoutPasswordStore(t *testing.T) {
	desktop, clinic := newDesktop(t), newClinic(t)
	bare := desktop.with("DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent")
	w := bare.open(t, "bare", title, build(t, "../..", shipped), "-data", desktop.path("app"), "-api", clinic.address)
	w.enterKey(clinic.key)
	eventually(t, "the app to ask for all times", clinic.hasToldTimes)
	w.press("ctrl+2")
	w.keepPicture("no password store")
	w.terminate()
	require.Empty(t, traces(t, desktop.root, clinic.key[10:30]))
	require.Empty(t, desktop.secret(clinic.id.String()))
}

// TestStart measures how much later the window of a connected clinic is drawn than the
// plainest one of Fyne.
func TestStart(t *testing.T) {
	hello, companion := build(t, "./hello", shipped), build(t, "../..", shipped)
	desktop, clinic := newDesktop(t), newClinic(t)
	args := []string{"-data", desktop.path("app"), "-api", clinic.address}
	first := desktop.open(t, "first", title, companion, args...)
	first.enterKey(clinic.key)
	eventually(t, "the app to ask for all times", clinic.hasToldTimes)
	first.terminate()

	var plain, large, ours []time.Duration
	took := func(all *[]time.Duration, title, program string, args ...string) {
		w := desktop.open(t, "start", title, program, args...)
		*all = append(*all, w.took)
		w.terminate()
	}
	for range 7 {
		took(&plain, "Hello", hello)
		took(&large, "Hello", hello, "large")
		took(&ours, title, companion, args...)
	}
	ratio := func(to []time.Duration) float64 { return median(ours).Seconds() / median(to).Seconds() }
	t.Logf("drawn after %v; Fyne's plainest window after %v (%.2f times), as large as ours after %v (%.2f times)",
		median(ours), median(plain), ratio(plain), median(large), ratio(large))
	require.Less(t, ratio(plain), 4.0)
}
