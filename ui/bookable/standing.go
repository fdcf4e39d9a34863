package bookable

import (
	"fmt"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
)

// standing is what the page says in the place of a table that has nothing to show.
type standing struct {
	state         control.State
	title, detail string
	way           string // the label of the button that leads on; empty: none
}

// standingOf finds what to say, the most certain first; false: there is a table.
func standingOf(s *live.State, t *table, f filter) (standing, bool) {
	switch {
	case !s.Connected():
		return standing{control.ToDo, standUnconnected, standUnconnectedDetail, wayKey}, true
	case s.Account == nil && s.Status.Phase == live.Checking:
		return standing{control.ToDo, standReading, standReadingDetail, ""}, true
	case s.Account == nil:
		return standing{control.Unchecked, standUnchecked, trouble(s.Status), wayOf(s.Status)}, true
	case !t.blank():
		return standing{}, false
	}
	return standingWithout(s, t, f), true
}

// standingWithout is for a clinic of which the table shows nothing.
func standingWithout(s *live.State, t *table, f filter) standing {
	switch {
	case f.find != "" && len(t.rows)+len(t.columns) == 0:
		return standing{control.NotOffered, fmt.Sprintf(standNotFound, f.find), standNotFoundDetail, wayClear}
	case f.find != "":
		return standing{control.NotOffered, fmt.Sprintf(standFoundChoice, f.find), standFoundChoiceDetail, wayClear}
	case t.people > 0 && s.Report.Pending:
		return standing{control.Checking, standCalmSoFar, standCalmSoFarDetail, wayAll}
	case t.people > 0:
		return standing{control.Done, standCalm, standCalmDetail, wayAll}
	case s.Report.Incomplete && s.Status.Phase == live.Checking:
		return standing{control.ToDo, standReading, standReadingDetail, ""}
	case s.Report.Incomplete:
		return standing{control.Unchecked, standUnchecked, trouble(s.Status), wayOf(s.Status)}
	}
	return standing{control.Attention, standNobody, standNobodyDetail, ""}
}

// trouble is why Cliniko could not be asked, and what to do about it.
func trouble(s live.Status) string {
	switch {
	case s.Problem != nil:
		return s.Problem.Sentence()
	case s.Phase == live.KeyRefused:
		return standKeyRefused
	case s.Phase == live.Keyless:
		return standKeyless
	}
	return standUncheckedDetail
}

func wayOf(s live.Status) string {
	if s.Phase == live.KeyRefused || s.Phase == live.Keyless {
		return wayKey
	}
	return ""
}

// staleness says over a table that Cliniko could not be asked lately, why, and how old
// what is shown is; empty: it is of now.
func staleness(s *live.State, now time.Time) string {
	switch s.Status.Phase {
	case live.Offline, live.Waiting, live.KeyRefused, live.Keyless:
	default:
		return ""
	}
	at := s.Status.CheckedAt
	if at.IsZero() {
		at = s.Account.Lists[cliniko.ListSettings].At
	}
	if at.IsZero() {
		return fmt.Sprintf(textAsOfUnknown, trouble(s.Status))
	}
	return fmt.Sprintf(textAsOf, trouble(s.Status), momentText(at, now))
}
