package readiness

import "slices"

// Headings under which findings are listed, in the window and in reports. Those that are
// lists that can be long bear their number: "Settings that limit times (4)".
const (
	HeadingFix       = "What needs fixing"
	HeadingNothing   = "Nothing to fix"
	HeadingLook      = "Worth a look"
	HeadingUnchecked = "Couldn’t check"
	HeadingOff       = "Turned off for online booking"
	HeadingIgnored   = "Ignored by you"
	HeadingLimits    = "Settings that limit times"
)

// WordAccept is the label of the button that says a loss is meant.
const WordAccept = "Accept this change"

// HeadingOf is the heading over findings that are not by choice, of which there may be none.
func HeadingOf(findings []Finding) string {
	if len(findings) == 0 || slices.ContainsFunc(findings, func(f Finding) bool { return f.Severity == Blocker }) {
		return HeadingFix
	}
	return HeadingLook
}

// Ignored reports whether a finding is a note only since the clinic said so, and neither a
// choice nor a limit.
func (f Finding) Ignored() bool {
	return f.Severity == Note && !f.Cause.ByChoice() && !f.Cause.Limit()
}
