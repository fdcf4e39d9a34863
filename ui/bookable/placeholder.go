package bookable

import (
	"fmt"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
)

// placeholder is what the page says in the place of a table that has nothing to show.
type placeholder struct {
	state         control.State
	title, detail string
	action        string // the label of the button that leads on; empty: none
}

// placeholderOf finds what to say, the most certain first; false: there is a table.
func placeholderOf(s *live.State, t *table, f filter) (placeholder, bool) {
	switch {
	case !s.Connected():
		return placeholder{control.ToDo, placeholderUnconnected, placeholderUnconnectedDetail, actionKey}, true
	case s.Account == nil && s.Status.Phase == live.Checking:
		return placeholder{control.ToDo, placeholderReading, placeholderReadingDetail, ""}, true
	case s.Account == nil:
		return placeholder{control.Unchecked, placeholderUnchecked, trouble(s.Status), actionOf(s.Status)}, true
	case !t.blank():
		return placeholder{}, false
	}
	return emptyPlaceholder(s, t, f), true
}

// emptyPlaceholder is for a clinic of which the table shows nothing.
func emptyPlaceholder(s *live.State, t *table, f filter) placeholder {
	switch {
	case f.find != "" && len(t.rows)+len(t.columns) == 0:
		return placeholder{control.NotOffered, fmt.Sprintf(placeholderNotFound, f.find), placeholderNotFoundDetail, actionClear}
	case f.find != "":
		return placeholder{control.NotOffered, fmt.Sprintf(placeholderFoundChoice, f.find), placeholderFoundChoiceDetail, actionClear}
	case t.people > 0 && s.Report.Pending:
		return placeholder{control.Checking, placeholderAllClearSoFar, placeholderAllClearSoFarDetail, actionAll}
	case t.people > 0:
		return placeholder{control.Done, placeholderAllClear, placeholderAllClearDetail, actionAll}
	case s.Report.Incomplete && s.Status.Phase == live.Checking:
		return placeholder{control.ToDo, placeholderReading, placeholderReadingDetail, ""}
	case s.Report.Incomplete:
		return placeholder{control.Unchecked, placeholderUnchecked, trouble(s.Status), actionOf(s.Status)}
	}
	return placeholder{control.Attention, placeholderNobody, placeholderNobodyDetail, ""}
}

// trouble is why Cliniko could not be asked, and what to do about it.
func trouble(s live.Status) string {
	switch {
	case s.Problem != nil:
		return s.Problem.Sentence()
	case s.Phase == live.KeyRefused:
		return placeholderKeyRefused
	case s.Phase == live.Keyless:
		return placeholderKeyless
	}
	return placeholderUncheckedDetail
}

func actionOf(s live.Status) string {
	if s.Phase == live.KeyRefused || s.Phase == live.Keyless {
		return actionKey
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
	return fmt.Sprintf(textAsOf, trouble(s.Status), wording.Past(at.In(now.Location()), now))
}
