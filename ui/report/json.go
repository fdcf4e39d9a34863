package report

import (
	"encoding/json"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
)

type document struct {
	Clinic     clinic       `json:"clinic"`
	User       user         `json:"user"`
	CheckedAt  time.Time    `json:"checked_at"`
	From       cliniko.Date `json:"from"`
	To         cliniko.Date `json:"to"`
	Ready      bool         `json:"ready"`
	Findings   []finding    `json:"findings"`
	Offerings  []offering   `json:"offerings"`
	Slots      []slot       `json:"slots"`
	Marks      []mark       `json:"marks"`
	Requests   int          `json:"requests"`
	Incomplete bool         `json:"incomplete"`
}

type clinic struct {
	Name        string        `json:"name"`
	Subdomain   string        `json:"subdomain"`
	Shard       cliniko.Shard `json:"shard"`
	BookingsURL string        `json:"bookings_url"`
	CountryCode string        `json:"country_code"`
}

type user struct {
	Name string `json:"name"`
	Role string `json:"role"`
}

type finding struct {
	Code     readiness.Cause    `json:"code"`
	Severity readiness.Severity `json:"severity"`
	readiness.Target
	Title  string `json:"title"`
	Detail string `json:"detail"`
	Fix    fix    `json:"fix"`
	About  int    `json:"about"` // how many offerings
	// What a note on several things of one kind is about.
	Entities []entity `json:"entities,omitempty"`
}

type entity struct {
	readiness.Target
	Title string `json:"title"`
}

type fix struct {
	Menu cliniko.Menu `json:"menu"`
	URL  string       `json:"url"`
}

type offering struct {
	readiness.Target
	State  readiness.State   `json:"state"`
	Causes []readiness.Cause `json:"causes"`
	Slots  int               `json:"slots"`
	Next   *time.Time        `json:"next"`
}

type slot struct {
	readiness.Target
	Start   time.Time `json:"start"`
	Minutes int       `json:"minutes"`
}

type mark struct {
	readiness.Target
	Word readiness.Mark `json:"word"`
}

// WriteJSON writes the check for programs, and for people who look at it.
func (c Check) WriteJSON(w io.Writer) error {
	out := json.NewEncoder(escaped{w})
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(c.document())
}

func (c Check) document() document {
	a, site := c.account(), c.site()
	lost := map[cliniko.Offering]bool{}
	for _, l := range c.Report.Losses {
		lost[l.Offering] = true
	}
	return document{
		Clinic: clinic{
			Name: a.Settings.Name, Subdomain: a.Settings.Subdomain, Shard: a.Shard,
			BookingsURL: address(site.Bookings()), CountryCode: a.Settings.CountryCode,
		},
		User:       user{Name: a.User.Name(), Role: a.User.Role},
		CheckedAt:  seconds(c.CheckedAt),
		From:       c.From,
		To:         c.To,
		Ready:      c.Report.Ready,
		Findings:   each(c.Report.Findings, func(f readiness.Finding) finding { return findingOf(f, site) }),
		Offerings:  each(c.Report.Verdicts, func(v readiness.Verdict) offering { return offeringOf(v, lost[v.Offering]) }),
		Slots:      each(c.Slots, slotOf),
		Marks:      c.marks(),
		Requests:   c.Requests,
		Incomplete: c.Report.Incomplete || c.Account == nil,
	}
}

func findingOf(f readiness.Finding, site cliniko.Site) finding {
	var entities []entity
	for _, part := range f.Parts {
		entities = append(entities, entity{part.Target, part.Title})
	}
	return finding{
		Code: f.Cause, Severity: f.Severity, Target: f.Target, Title: f.Title, Detail: f.Detail,
		Fix: fix{f.Menu, fixAddress(f, site)}, About: len(f.Offerings), Entities: entities,
	}
}

func offeringOf(v readiness.Verdict, lost bool) offering {
	o := offering{Target: readiness.Target(v.Offering), State: v.State, Causes: []readiness.Cause{}, Slots: v.Slots}
	if lost {
		o.Causes = append(o.Causes, readiness.NoLongerBookable)
	}
	o.Causes = append(o.Causes, v.Causes...)
	if !v.Next.IsZero() {
		o.Next = new(seconds(v.Next))
	}
	return o
}

func slotOf(s cliniko.Slot) slot {
	return slot{readiness.Target(s.Offering), seconds(s.Start), s.Minutes}
}

func (c Check) marks() []mark {
	found := []mark{}
	for at, word := range c.Marks {
		found = append(found, mark{at, word})
	}
	slices.SortFunc(found, func(a, b mark) int { return cliniko.Offering(a.Target).Compare(cliniko.Offering(b.Target)) })
	return found
}

// each maps a list to one that is never null in JSON.
func each[From, To any](list []From, to func(From) To) []To {
	out := make([]To, 0, len(list))
	for _, item := range list {
		out = append(out, to(item))
	}
	return out
}

func seconds(t time.Time) time.Time { return t.UTC().Truncate(time.Second) }

// fixAddress is the page that leads to a fix: the settings, for what is fixed there.
func fixAddress(f readiness.Finding, site cliniko.Site) string {
	if !strings.HasPrefix(string(f.Menu), "Settings") {
		return ""
	}
	return address(site.Settings())
}

func address(u *url.URL) string {
	if u == nil {
		return ""
	}
	return u.String()
}
