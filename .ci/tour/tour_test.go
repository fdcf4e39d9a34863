// Package tour drives the real window as a person does: by keyboard, under Xvfb, with
// a real password store and against the demo clinic on the loopback network. It looks
// at what the app leaves behind: requests, files, secrets, opened pages, pictures.
//
// Rules of the place:
//   - Nothing sleeps for a result; everything waits for a condition, with a deadline.
//   - The pictures lie in .ci/out for people to look at.
//   - `.ci/deps tour` installs what it needs; it runs on Linux only.
package tour

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/theme"
)

const title = "MIEA Companion"

// tabs are the pages of the window in the order of their shortcuts, Ctrl+1 to Ctrl+6.
var tabs = []string{"start", "key", "booking", "who", "hand-over", "calendar"}

// The window as it opens first, and as it lies beside a browser.
var sizes = []struct{ width, height int }{{1180, 760}, {480, 600}}

// The app as it ships, and the app with the checks that a shipped build has not: Fyne's,
// that nothing touches the screen from another goroutine, and Go's race detector.
var (
	shipped = []string{"-tags", "x11,migrated_fynedo"}
	checked = []string{"-tags", "x11", "-race"}
)

// TestTour goes through the whole app.
func TestTour(t *testing.T) {
	for name, flags := range map[string][]string{"shipped": shipped, "checked": checked} {
		t.Run(name, func(t *testing.T) {
			v := &visit{t: t, name: name, binary: build(t, "../..", flags), desktop: newDesktop(t), clinic: newClinic(t)}
			v.connect()
			v.keepsTheKeyInThePasswordStoreOnly()
			v.readsTheTimes()
			v.showsEveryPage("light")
			v.opensPages()
			v.staysAlone()
			v.endsAtOnce()
			v.clinic.requireKept(t, v.data())
			v.showsEveryPageInTheDark()
			v.showsTheTimesWithoutNetwork()
			v.forgets()
			v.clinic.requireOnlyReads(t)
		})
	}
}

// visit is one person's way through the app, step by step.
type visit struct {
	*desktop
	t      *testing.T
	name   string
	binary string
	clinic *clinic
	window *window
	starts int
	drawn  float64 // how much of the calendar is times
}

func (v *visit) data() string { return v.path("app") }

// open starts the app on the visit's clinic.
func (v *visit) open(env ...string) {
	v.t.Helper()
	v.starts++
	v.window = v.desktop.with(env...).open(v.t, fmt.Sprintf("start %d", v.starts), title,
		v.binary, "-data", v.data(), "-api", v.clinic.address)
}

func (v *visit) connect() {
	v.open("FYNE_THEME=light")
	v.window.keepPicture(v.name + " first start")

	wrong := newKey(v.t)
	v.window.enterKey(wrong)
	eventually(v.t, "Cliniko to refuse a wrong key", func() bool { return len(v.clinic.Requests()) > 0 })
	v.window.settle()
	v.window.keepPicture(v.name + " wrong key")
	require.Empty(v.t, traces(v.t, v.root, wrong[10:30]))

	v.selects(v.t, v.clinic.key)
	v.window.enterKey(v.clinic.key)
	eventually(v.t, "the key in the password store", func() bool { return v.secret(v.clinic.id.String()) != "" })
	eventually(v.t, "the key not to be selected any more", func() bool { return v.selected() == "" })
	require.Equal(v.t, v.clinic.key, v.secret(v.clinic.id.String()))
	v.window.settle()
	v.window.keepPicture(v.name + " connected")
}

// enterKey types a key into its field, in the place of what stands there.
func (w *window) enterKey(key string) {
	w.t.Helper()
	w.press("ctrl+k", "ctrl+a")
	w.write(key)
	w.press("Return")
}

// keepsTheKeyInThePasswordStoreOnly looks for a part of the key in all files and in all
// that was printed so far.
func (v *visit) keepsTheKeyInThePasswordStoreOnly() {
	v.t.Helper()
	require.Empty(v.t, traces(v.t, v.root, v.clinic.key[10:30]))
}

func (v *visit) readsTheTimes() {
	v.t.Helper()
	v.window.press("ctrl+6", "Next") // next week: this one may be nearly over
	eventually(v.t, "the app to ask for all times", v.clinic.hasToldTimes)
	v.window.shows("times in the calendar", func(now *picture) bool {
		v.drawn = slotsIn(now)
		return v.drawn > 0.005
	})
}

func (v *visit) showsEveryPage(variant string) {
	for _, size := range sizes {
		v.window.resize(size.width, size.height)
		var before []*picture
		for i, tab := range tabs {
			v.window.press(fmt.Sprintf("ctrl+%d", i+1))
			v.window.shows("the page "+tab, func(now *picture) bool {
				return !slices.ContainsFunc(before, func(other *picture) bool { return difference(other, now) < 0.005 })
			})
			before = append(before, v.window.keepPicture(fmt.Sprintf("%s %s %d %s", v.name, variant, size.width, tab)))
		}
	}
	v.window.resize(sizes[0].width, sizes[0].height)
}

func (v *visit) opensPages() {
	v.window.press("ctrl+3", "ctrl+o")
	v.opens(v.clinic.site + "/settings")
	v.window.press("ctrl+b")
	v.opens(v.clinic.site+"/settings", v.clinic.site+"/bookings")
}

func (v *visit) opens(all ...string) {
	v.t.Helper()
	eventually(v.t, fmt.Sprintf("the browser to open %v", all), func() bool { return len(v.opened()) >= len(all) })
	require.Equal(v.t, all, v.opened())
}

// staysAlone starts the app once more while its window is open.
func (v *visit) staysAlone() {
	second := v.launch(v.t, "second", v.binary, "-data", v.data(), "-api", v.clinic.address)
	second.end()
	require.Len(v.t, lines(second.output()), 1, second.output())
	require.NotContains(v.t, second.output(), "goroutine")
}

func (v *visit) endsAtOnce() {
	took := v.window.terminate()
	if v.name == "shipped" { // the checks slow everything down, and take more memory
		require.Less(v.t, took, 2*time.Second)
	}
	require.Zero(v.t, v.window.cmd.ProcessState.ExitCode(), v.window.output())
	require.NoDirExists(v.t, v.prints(), "pages to print")
	v.complainsOfNothing()
	v.keepsTheKeyInThePasswordStoreOnly()
}

// complainsOfNothing looks through all that the app printed and logged.
func (v *visit) complainsOfNothing() {
	v.t.Helper()
	log, err := os.ReadFile(filepath.Join(v.data(), "companion.log"))
	require.NoError(v.t, err)
	require.Empty(v.t, complaints(v.window.output()+string(log)))
}

// complaints are the lines of a log in which Fyne or Go says that something is wrong,
// each with the line after it, where Fyne tells the cause.
func complaints(log string) (found []string) {
	all := append(lines(log), "")
	for i, line := range all {
		for _, bad := range []string{"Error in Fyne call thread", "Fyne error", "panic:", "goroutine ", "DATA RACE"} {
			if strings.Contains(line, bad) && !(strings.Contains(line, ownPreferences) && strings.Contains(all[i+1], "EOF")) {
				found = append(found, line+" "+all[i+1])
			}
		}
	}
	return found
}

// ownPreferences is what Fyne says when it reads its own preferences, in which nothing
// of ours lies, at the moment when it is writing them.
const ownPreferences = "Preferences load error"

func TestComplaintsAreFound(t *testing.T) {
	require.Len(t, complaints("2026/11/23 *** Error in Fyne call thread, this should have been called in fyne.Do[AndWait] ***\nfine\n"), 1)
	require.Len(t, complaints(`{"level":"INFO","msg":"Fyne error: no image"}`), 1)
	require.Empty(t, complaints(`{"level":"INFO","msg":"read 12 lists"}`))
	require.Empty(t, complaints("Fyne error:  Preferences load error:\n  Cause: EOF"))
	require.Len(t, complaints("Fyne error:  Preferences load error:\n  Cause: permission denied"), 1)
}

func (v *visit) showsEveryPageInTheDark() {
	v.open("FYNE_THEME=dark")
	v.showsEveryPage("dark")
	v.t.Logf("%d MB after every page in two sizes", v.window.megabytes())
	if v.name == "shipped" {
		require.Less(v.t, v.window.megabytes(), 240)
	}
	v.endsAtOnce()
}

func (v *visit) showsTheTimesWithoutNetwork() {
	v.clinic.close()
	v.open("FYNE_THEME=light")
	require.Equal(v.t, sizes[0].width, v.window.picture().Rect.Dx(), "the size it was left in")
	v.window.press("ctrl+6")
	v.window.shows("the same times as before", func(now *picture) bool {
		same := slotsIn(now) > v.drawn*3/4
		if !same { // a key that comes before the clinic is read from its file turns no page
			v.window.do("key", "t", "Next")
		}
		return same
	})
	v.window.keepPicture(v.name + " offline calendar")
	v.endsAtOnce()
	v.clinic.requireKept(v.t, v.data())
}

// forgets takes the clinic off the computer, on the page of settings.
func (v *visit) forgets() {
	v.open("FYNE_THEME=light")
	v.window.press(append(slices.Repeat([]string{"shift+Tab"}, tabStops+1), "Return")...)
	v.window.keepPicture(v.name + " menu")
	v.window.press("Escape", "ctrl+comma")
	v.window.press(slices.Repeat([]string{"Tab"}, 6)...) // past the other settings
	v.window.keepPicture(v.name + " settings")
	v.window.press("Return")
	v.window.keepPicture(v.name + " forget")
	v.window.press("shift+Tab", "Return")
	eventually(v.t, "the password store to be empty", func() bool { return v.secret(v.clinic.id.String()) == "" })
	v.window.keepPicture(v.name + " forgotten")
	v.endsAtOnce()
	v.clinic.requireForgotten(v.t, v.data())
}

// slotsIn is the share of a picture in the light colours that mark a practitioner's times.
func slotsIn(p *picture) (all float64) {
	light := theme.New(theme.Light, 1)
	for n := range 6 {
		all += share(p, light.Color(theme.PersonAt(n).Soft, 0))
	}
	return all
}

func median(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2].Round(time.Millisecond)
}

func lines(text string) []string { return strings.Split(strings.TrimRight(text, "\n"), "\n") }

// build compiles a program of the project into a folder that has no FyneApp.toml, which
// would switch Fyne's check off.
func build(t *testing.T, folder string, flags []string) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "companion")
	args := slices.Concat([]string{"build", "-o", binary}, flags, []string{folder})
	out, err := exec.Command("go", args...).CombinedOutput()
	require.NoError(t, err, string(out))
	return binary
}

// artefact is a file in the folder that people look at after the tour.
func artefact(t *testing.T, name string) string {
	t.Helper()
	folder := filepath.Join("..", "out")
	require.NoError(t, os.MkdirAll(folder, 0o755))
	return filepath.Join(folder, strings.ReplaceAll(name, " ", "-"))
}
