package bookable

import (
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

// mark keeps the clinic's mark on a target, in the place of an earlier one.
func mark(at readiness.Target, m readiness.Mark, now time.Time) func(*storage.Clinic) {
	return func(c *storage.Clinic) {
		unmark(func(m storage.Mark) bool { return readiness.Target(m.Offering) == at })(c)
		c.Marks = append(c.Marks, storage.Mark{Offering: cliniko.Offering(at), Word: string(m), At: now.UTC()})
	}
}

// unmark takes marks back.
func unmark(which func(storage.Mark) bool) func(*storage.Clinic) {
	return func(c *storage.Clinic) {
		c.Marks = slices.DeleteFunc(slices.Clone(c.Marks), which)
	}
}

// takeBack takes the clinic's mark on a target back. What should be off still should when it is
// no longer ignored.
func (p *Page) takeBack(at readiness.Target) {
	if markOn(p.state.Clinic, at) == readiness.OffIgnored {
		p.mark(at, readiness.ShouldBeOff)
		return
	}
	p.deps.Update(unmark(func(m storage.Mark) bool { return readiness.Target(m.Offering) == at }))
}

// markable reports whether the clinic's mark can change how much a finding matters.
func markable(f readiness.Finding) bool {
	return f.Target != (readiness.Target{}) && !f.Cause.Limit() && !f.Cause.Unchecked()
}

// suggestedMark is the mark that would change how much a finding matters. What is off and was
// meant to be off is not ignored: if it came back, its faults would matter.
func suggestedMark(f readiness.Finding) readiness.Mark {
	if f.LostSwitch() {
		return readiness.ShouldBeOff
	}
	if f.Cause == readiness.StillOn {
		return readiness.OffIgnored
	}
	if f.Cause.ByChoice() && f.Severity == readiness.Note {
		return readiness.ShouldBeBookable
	}
	return readiness.LeaveOut
}

// givenMark is the clinic's mark that makes a finding matter as much as it does, and the
// marks that say it: a choice that blocks was said to be bookable, what is left out
// does not count.
func givenMark(c storage.Clinic, f readiness.Finding) (mark readiness.Mark, which func(storage.Mark) bool) {
	mark = readiness.LeaveOut
	if len(f.Parts) > 0 {
		return "", nil
	}
	if f.Cause == readiness.StillOn {
		return markOn(c, f.Target), func(m storage.Mark) bool { return readiness.Target(m.Offering) == f.Target }
	}
	if f.Cause.ByChoice() && f.Severity == readiness.Blocker {
		mark = readiness.ShouldBeBookable
	} else if f.Severity != readiness.Note || f.Cause.Limit() {
		return "", nil
	}
	which = func(m storage.Mark) bool {
		return readiness.Mark(m.Word) == mark && isAbout(f, readiness.Target(m.Offering))
	}
	if !slices.ContainsFunc(c.Marks, which) || mark == readiness.LeaveOut && !allMarked(c.Marks, f.Offerings, which) {
		return "", nil
	}
	return mark, which
}

// allMarked reports whether each of some offerings is part of one of the marks.
func allMarked(marks []storage.Mark, offerings []cliniko.Offering, which func(storage.Mark) bool) bool {
	return !slices.ContainsFunc(offerings, func(o cliniko.Offering) bool {
		return !slices.ContainsFunc(marks, func(m storage.Mark) bool {
			return which(m) && covers(readiness.Target(m.Offering), o)
		})
	})
}

// markOn is the clinic's mark on exactly a target; empty: none.
func markOn(c storage.Clinic, at readiness.Target) readiness.Mark {
	for _, m := range c.Marks {
		if readiness.Target(m.Offering) == at {
			return readiness.Mark(m.Word)
		}
	}
	return ""
}
