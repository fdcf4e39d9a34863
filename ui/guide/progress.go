package guide

import (
	"cmp"
	"slices"
	"time"

	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
)

// worstFirst orders the states for a step, which is as its worst action is.
var worstFirst = []control.State{control.Blocked, control.Attention, control.Unchecked, control.ToDo, control.Checking, control.ByUser, control.Done}

// finished reports whether nothing is left to do.
func finished(s control.State) bool { return s == control.Done || s == control.ByUser }

// Condition is the state of one action, with its reason in words.
type Condition struct {
	State  control.State
	Reason string // one or two sentences; empty: the action's own words say it all
	Kept   string // what takes the place of the reason once the user keeps it so; empty: nothing
	Barred string // why the person whose key it is cannot do it in Cliniko; empty: nothing is known to
	About  string // what a tick is about: a tick for one value does not stand for another
}

// Progress is where the whole guide stands: a condition for each action, step by step.
type Progress struct{ Steps []StepProgress }

// StepProgress is the conditions of a step's actions, in their order.
type StepProgress struct {
	Actions []Condition
	titles  []string // of the actions
}

// ProgressOf says where the guide stands at a moment. It is pure.
func ProgressOf(s *live.State, now time.Time) Progress {
	var p Progress
	for _, step := range steps {
		f := facts{State: s, now: now, before: p.Steps}
		var sp StepProgress
		for _, a := range step.Actions {
			sp.Actions, sp.titles = append(sp.Actions, f.condition(a)), append(sp.titles, a.Title)
		}
		p.Steps = append(p.Steps, sp)
	}
	return p
}

// State is the state of the worst action.
func (p StepProgress) State() control.State {
	for _, state := range worstFirst {
		if slices.ContainsFunc(p.Actions, func(c Condition) bool { return c.State == state }) {
			return state
		}
	}
	return control.ToDo
}

// Next is the first action with something left to do; the last one if none has.
func (p StepProgress) Next() int {
	return firstOpen(p.Actions, func(c Condition) control.State { return c.State })
}

// nextTitle is the title of the action that Next is.
func (p StepProgress) nextTitle() string { return p.titles[p.Next()] }

// Next is the first step with something left to do; the last one if none has.
func (p Progress) Next() int { return firstOpen(p.Steps, StepProgress.State) }

// firstOpen is the first of a list with something left to do, else its last.
func firstOpen[T any](list []T, state func(T) control.State) int {
	if i := slices.IndexFunc(list, func(one T) bool { return !finished(state(one)) }); i >= 0 {
		return i
	}
	return len(list) - 1
}

// facts are what the checks look at.
type facts struct {
	*live.State
	now    time.Time
	before []StepProgress // the steps before this one
}

// checkFunc sees how an action stands.
type checkFunc func(facts) Condition

func (f facts) condition(a Action) Condition {
	c := Condition{State: control.ToDo}
	if a.Check != nil {
		c = a.Check(f)
	}
	if c.State == control.Done && len(f.before) > 0 && keyless(f.State) {
		c = f.lastKnown(c)
	}
	c.Barred = f.barred(a.Needs)
	if _, ticked := f.Clinic.Ticks[tickName(a, c)]; ticked && a.tickable(c) {
		c.State, c.Reason = control.ByUser, cmp.Or(c.Kept, c.Reason)
	}
	return c
}

// tickable reports whether the user's word counts: nothing is known to be wrong, and what
// could not be checked is named.
func (a Action) tickable(c Condition) bool {
	named := c.State == control.Unchecked && c.About != ""
	return a.Tick && (c.State == control.ToDo || c.State == control.Attention || named)
}

// tickName is the name that a tick is kept under.
func tickName(a Action, c Condition) string {
	if c.About == "" {
		return a.ID
	}
	return a.ID + ": " + c.About
}
