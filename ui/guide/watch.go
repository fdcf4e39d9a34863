package guide

import (
	"fmt"
	"strings"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
)

// watch follows what somebody changes in Cliniko after a page of it was opened from a
// step, and says so on that step's page.
type watch struct {
	guide *Guide
	step  int  // the number of the step; noStep: nothing is followed
	row   int  // the action that was open then
	asked bool // live reads the step's lists again and again
	done  bool // the step was finished, as seen last

	seen  *live.State
	first snapshot // what is compared with
	last  snapshot // as seen last
	told  string   // what has changed since first
}

const noStep = -1

// snapshot is a clinic at one moment, for a later one to be compared with.
type snapshot struct {
	check readiness.Snapshot
	times cliniko.FreeTimes // of this week
	whole bool              // nothing was still to be read
}

func (g *Guide) look() snapshot {
	s := g.state
	q := readiness.Input{Account: s.Account, From: s.From, To: s.To, Now: g.deps.Now()}
	return snapshot{readiness.Snap(q, s.Report), g.timesOfWeek(), s.Status.Phase != live.Checking}
}

// begin follows the changes that belong to a step from now on.
func (w *watch) begin(step int) {
	lists := listsOf(step)
	if !w.guide.state.Connected() || len(lists) == 0 {
		return
	}
	w.step, w.row, w.asked = step, w.guide.step(step).openAt(), true
	w.seen, w.told = w.guide.state, ""
	w.first = w.guide.look()
	w.last = w.first
	w.done = w.finished()
	w.guide.deps.Commands.Watch(lists...)
}

// listsOf are the lists that a step's actions are about. They are few and small: watched
// together they stay far below what Cliniko allows.
func listsOf(step int) (lists []cliniko.List) {
	for _, a := range steps[step].Actions {
		lists = append(lists, a.Lists...)
	}
	return lists
}

// leave follows no more.
func (w *watch) leave() {
	w.rest()
	w.step, w.told = noStep, ""
}

// rest has live go back to its own pace; what it finds then is still told.
func (w *watch) rest() {
	if w.asked {
		w.asked = false
		w.guide.deps.Commands.Unwatch()
	}
}

// notice looks at a new state.
func (w *watch) notice(s *live.State) {
	if w.step == noStep {
		return
	}
	if s.Clinic.ID != w.seen.Clinic.ID {
		w.asked = false // live has dropped it with the clinic
		w.leave()
		return
	}
	if s.Generation != w.seen.Generation || s.Account != w.seen.Account {
		w.compare()
	}
	w.seen = s
	done := w.finished()
	if done && !w.done {
		w.rest()
	}
	w.done = done
}

func (w *watch) finished() bool { return finished(w.guide.progress.Steps[w.step].State()) }

// compare tells what has changed. When everything is as it was at first, what was told
// has been undone, and that is told then.
func (w *watch) compare() {
	now := w.guide.look()
	if w.first.check.At.IsZero() { // nothing was read yet
		w.first = now
	}
	line := readiness.Compare(w.first.check, now.check).Line()
	if line == "" && w.told != "" {
		w.first = w.last
		line = readiness.Compare(w.first.check, now.check).Line()
	}
	w.last, w.told = now, line
}

// message is the quiet line on a step's page; empty: nothing.
func (w *watch) message(step int) (control.State, string) {
	switch {
	case step != w.step:
		return control.ToDo, ""
	case w.stopped():
		return control.ToDo, strings.TrimSpace(w.words() + " " + watchStopped)
	case w.told != "":
		return w.kind(), w.words()
	case w.asked:
		return control.ToDo, watching
	default:
		return control.ToDo, ""
	}
}

// stopped reports whether live has got tired of watching.
func (w *watch) stopped() bool { return w.asked && w.guide.state.Watch.Stopped }

// checkNow reads everything again; who asks for it after the watching has stopped is
// still at it.
func (w *watch) checkNow() {
	w.guide.CheckNow()
	if w.stopped() {
		w.begin(w.step)
	}
}

// kind is how good the news is.
func (w *watch) kind() control.State {
	if w.last.bookable() < w.first.bookable() {
		return control.Attention
	}
	return control.Done
}

// bookable counts what can be booked.
func (l snapshot) bookable() (n int) {
	for _, o := range l.check.Offerings {
		if o.State == readiness.Bookable {
			n++
		}
	}
	return n
}

// words tell what has changed, and how many times came with it. What was still to be
// read at first may have been there all the time, so it is not called new.
func (w *watch) words() string {
	known := w.first.whole && w.first.times != nil
	if n := w.last.times.CountBeyond(w.first.times); n > 0 && w.told != "" && known {
		return w.told + " " + fmt.Sprintf(newTimes, wording.Count(n, "new time"))
	}
	return w.told
}
