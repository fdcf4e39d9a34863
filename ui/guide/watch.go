package guide

import (
	"fmt"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
)

// together is how far apart changes may be noticed and still be told as one: lists are
// read one after the other.
const together = 15 * time.Second

// watch follows what somebody changes in Cliniko after a page of it was opened from a
// step, and says so on that step's page.
type watch struct {
	guide  *Guide
	step   int  // the number of the step; noStep: nothing is followed
	asked  bool // live reads the step's lists again and again
	seen   *live.State
	times  times // of this week, as seen
	before times // of this week, before the change that is told
	told   []change
	toldAt time.Time
	done   bool // the step was finished, as seen
}

const noStep = -1

// begin follows the changes that belong to a step from now on.
func (w *watch) begin(step int) {
	lists := listsOf(step)
	if !w.guide.state.Connected() || len(lists) == 0 {
		return
	}
	w.step, w.asked, w.told = step, true, nil
	w.seen = w.guide.state
	w.times = w.guide.timesOfWeek()
	w.done = w.finished()
	w.guide.deps.Watch.Watch(lists...)
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
	w.step, w.told = noStep, nil
}

// rest has live go back to its own pace; what it finds then is still told.
func (w *watch) rest() {
	if w.asked {
		w.asked = false
		w.guide.deps.Watch.Unwatch()
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
	if found := changes(w.seen.Account, s.Account); len(found) > 0 {
		w.tell(found)
	}
	if s.Generation != w.seen.Generation || s.Account != w.seen.Account {
		w.times = w.guide.timesOfWeek()
	}
	w.seen = s
	done := w.finished()
	if done && !w.done {
		w.rest()
	}
	w.done = done
}

func (w *watch) finished() bool { return finished(w.guide.progress.Steps[w.step].State()) }

func (w *watch) tell(found []change) {
	now := w.guide.deps.Now()
	if now.Sub(w.toldAt) > together {
		w.told, w.before = nil, w.times
		if w.seen.Status.Phase == live.Checking {
			w.before = nil // what comes now may have been there all the time
		}
	}
	w.told, w.toldAt = append(w.told, found...), now
}

// says is the quiet line on a step's page; empty: nothing.
func (w *watch) says(step int) (control.State, string) {
	switch {
	case step != w.step:
		return control.ToDo, ""
	case w.stopped():
		return control.ToDo, strings.TrimSpace(w.words() + " " + watchStopped)
	case len(w.told) > 0:
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
	w.guide.deps.Wishes.CheckNow()
	if w.stopped() {
		w.begin(w.step)
	}
}

func (w *watch) kind() control.State {
	for _, c := range w.told {
		if c.Less {
			return control.Attention
		}
	}
	return control.Done
}

// mostChanges is how many changes are told one by one.
const mostChanges = 3

// words tell the changes, and how many times came with them.
func (w *watch) words() string {
	var words []string
	for i, c := range w.told {
		if i == mostChanges {
			words = append(words, fmt.Sprintf(changedMore, count(len(w.told)-i, "more change")))
			break
		}
		words = append(words, c.Text)
	}
	if n := w.times.beyond(w.before); n > 0 && len(words) > 0 {
		words = append(words, fmt.Sprintf(newTimes, count(n, "new time")))
	}
	return strings.Join(words, " ")
}
