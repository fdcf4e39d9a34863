package bookable

import (
	"fmt"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
)

// placeholder is what the page says in the place of a table that has nothing to show.
type placeholder struct {
	state         control.State
	title, detail string
	action        string // the label of the button that leads on; empty: none
}

// What is always said in the same words.
var (
	notConnected  = placeholder{control.ToDo, "No clinic is connected yet", "Once you connect one, you’ll see who patients can book, and what to fix in Cliniko.", actionKey}
	reading       = placeholder{control.ToDo, "Reading your clinic from Cliniko", "The first answers take a few seconds.", ""}
	nobodyShown   = placeholder{control.Attention, "Nobody is turned on for online booking yet", "In Cliniko, choose the businesses, practitioners and appointment types that patients can book. The steps are below.", ""}
	allClear      = placeholder{control.Done, "Nothing needs attention", "Everything was checked, and nothing needs fixing.", ""}
	allClearSoFar = placeholder{control.Checking, "No problems so far", "Some checks are still to come.", ""}
)

// placeholderOf finds what to say, the most certain first; false: there is a table.
func placeholderOf(s *live.State, t *table, f filter) (placeholder, bool) {
	switch {
	case !s.Connected():
		return notConnected, true
	case s.Account == nil && s.Status.Phase == live.Checking:
		return reading, true
	case s.Account == nil:
		return uncheckedPlaceholder(s.Status), true
	case !t.blank():
		return placeholder{}, false
	}
	return emptyPlaceholder(s, t, f), true
}

// emptyPlaceholder is for a clinic of which the table shows nothing.
func emptyPlaceholder(s *live.State, t *table, f filter) placeholder {
	switch {
	case f.find != "" && len(t.rows)+len(t.columns) == 0:
		return placeholder{control.NotOffered, fmt.Sprintf(textNoneCalled, f.find), "Type the first letters of a practitioner, an appointment type or a business.", actionClear}
	case f.find != "":
		return placeholder{control.NotOffered, fmt.Sprintf("Nothing called “%s” is offered online", f.find), "See the list for the reason.", actionClear}
	case t.people > 0 && s.Report.Pending:
		return allClearSoFar
	case t.people > 0:
		return allClear
	case s.Report.Incomplete && s.Status.Phase == live.Checking:
		return reading
	case s.Report.Incomplete:
		return uncheckedPlaceholder(s.Status)
	}
	return nobodyShown
}

func uncheckedPlaceholder(s live.Status) placeholder {
	return placeholder{control.Unchecked, "Couldn’t check who can be booked", trouble(s), actionOf(s)}
}

// trouble is why Cliniko could not be asked, and what to do about it.
func trouble(s live.Status) string {
	switch {
	case s.Problem != nil:
		return s.Problem.Sentence()
	case s.Phase == live.KeyRefused:
		return "Cliniko no longer accepts this key. Create a new one and paste it in step 1."
	case s.Phase == live.Keyless:
		return "The API key isn’t on this computer any more. Paste it again, or create a new one."
	}
	return "Cliniko hasn’t answered everything this page needs. Check again in a minute."
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
	at := readAt(s)
	if at.IsZero() {
		return fmt.Sprintf(textAsOfUnknown, trouble(s.Status))
	}
	return fmt.Sprintf(textAsOf, trouble(s.Status), s.Style.PastAt(s.Account, at, now))
}

// readAt is when Cliniko last told what is shown; zero: not known.
func readAt(s *live.State) time.Time {
	if at := s.Status.CheckedAt; !at.IsZero() {
		return at
	}
	return s.Account.Lists[cliniko.ListSettings].At
}
