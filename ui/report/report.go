package report

import (
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
)

// Check is one finished check of a clinic.
type Check struct {
	Account   *cliniko.Account // nil: not even the account could be read
	Report    readiness.Report
	Marks     map[readiness.Target]readiness.Mark
	Slots     []cliniko.Slot // in order
	From, To  cliniko.Date   // the days that were checked, both included
	CheckedAt time.Time
	Style     wording.Style // of times and dates
	Requests  int           // sent to Cliniko for it
}

// The exit codes of a check.
const (
	ExitReady    = 0
	ExitNotReady = 1
	ExitUnknown  = 2
)

// ExitCode is ExitNotReady when a blocker stands, ExitUnknown when none does but
// something could not be checked, and ExitReady otherwise.
func (c Check) ExitCode() int {
	switch {
	case slices.ContainsFunc(c.Report.Findings, func(f readiness.Finding) bool { return f.Severity == readiness.Blocker }):
		return ExitNotReady
	case c.Account == nil || c.Report.Incomplete || !c.Report.Ready:
		return ExitUnknown
	}
	return ExitReady
}

// account is never nil, so that a check that failed can be written too.
func (c Check) account() *cliniko.Account {
	if c.Account == nil {
		return &cliniko.Account{}
	}
	return c.Account
}

// site has no pages when the clinic's address is not known or not valid.
func (c Check) site() cliniko.Site {
	site, err := cliniko.NewSite(c.account().Settings.Subdomain, c.account().Shard)
	if err != nil {
		return cliniko.Site{}
	}
	return site
}
