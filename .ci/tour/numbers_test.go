package tour

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// What is measured here is printed beside a baseline of the same minute. Only a gross
// excess fails, since a busy machine is slow.

// idleFor is how long the calendar is left alone. What is on screen is read again in it.
const idleFor = time.Minute

// idles leaves the calendar alone, and compares what it takes with Fyne's plainest window.
func (v *visit) idles() {
	const watching = 15 // requests a minute that keep the screen fresh
	v.rests()
	within(v.t, 2*long, "the app to have nothing more to read", func() bool { return v.clinic.lastMinute() <= watching })
	plain := v.desktop.open(v.t, "plain", "Hello", build(v.t, "./hello", shipped))
	plain.resize(sizes[0].width, sizes[0].height)
	v.window.do("windowactivate", "--sync", v.window.id)
	v.window.settle()

	asked, files := len(v.clinic.Requests()), v.written()
	ours, baseline := v.window.worked(), plain.worked()
	time.Sleep(idleFor) // this time is what is measured
	ours, baseline = v.window.worked()-ours, plain.worked()-baseline
	plain.terminate()
	ratio := float64(ours) / float64(baseline)
	v.t.Logf("idle for %v: %v of work, Fyne's plainest window %v: %.2f times; %d requests", idleFor, ours, baseline, ratio, len(v.clinic.Requests())-asked)
	require.Less(v.t, ratio, 2.0)
	require.Equal(v.t, files, v.written(), "nothing is written while nothing changes")
}

// worked is how long a program and its threads have run, in its own code and in the kernel.
func (w *window) worked() time.Duration {
	w.t.Helper()
	const tick = 10 * time.Millisecond // of Linux, whatever the kernel's own is
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", w.cmd.Process.Pid))
	require.NoError(w.t, err)
	_, rest, found := strings.Cut(string(stat), ") ") // a name may hold spaces
	require.True(w.t, found)
	fields := strings.Fields(rest)
	user, err := strconv.Atoi(fields[11])
	require.NoError(w.t, err)
	kernel, err := strconv.Atoi(fields[12])
	require.NoError(w.t, err)
	return time.Duration(user+kernel) * tick
}

// written says of each file in the app's folder when it was written last, but for the count
// of requests, which goes with each of them.
func (v *visit) written() map[string]time.Time {
	v.t.Helper()
	all := map[string]time.Time{}
	require.NoError(v.t, filepath.WalkDir(v.data(), func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err == nil && !strings.HasPrefix(entry.Name(), "budget-") {
			all[name] = info.ModTime()
		}
		return err
	}))
	return all
}

var measured = regexp.MustCompile(`(\w+ \w+) +([0-9.]+) steps/s`)

// TestScroll scrolls ten thousand free times in a real window, and a table of Fyne's.
func TestScroll(t *testing.T) {
	program, desktop := build(t, "./scroll", shipped), newDesktop(t)
	w := desktop.launch(t, "scroll", program)
	within(t, long, "everything to be scrolled", func() bool { return strings.Count(w.output(), "list") == 2 })
	require.Zero(t, w.end(), w.output())
	t.Logf("of 62.5 steps a second that were asked for:\n%s", w.output())

	steps := map[string]float64{}
	for _, found := range measured.FindAllStringSubmatch(w.output(), -1) {
		var err error
		steps[found[1]], err = strconv.ParseFloat(found[2], 64)
		require.NoError(t, err)
	}
	for _, size := range []string{"1180x760", "900x600"} {
		for _, view := range []string{"week", "list"} {
			ratio := steps[view+" "+size] / steps["table "+size]
			t.Logf("%s %s: %.2f of the table's steps", view, size, ratio)
			require.Greater(t, ratio, 0.5)
		}
	}
}
