package cliniko

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
)

// Site is a clinic's own Cliniko address, checked: {subdomain}.{shard}.cliniko.com.
// The zero Site has no pages.
type Site struct {
	subdomain string
	shard     Shard
}

var subdomainShape = regexp.MustCompile(`\A[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z`)

// NewSite checks a subdomain, which staff of the clinic can edit, before it becomes
// part of a host.
func NewSite(subdomain string, shard Shard) (Site, error) {
	if !subdomainShape.MatchString(subdomain) || !shardShape.MatchString(string(shard)) || string(shard) != strings.ToLower(string(shard)) {
		return Site{}, fmt.Errorf("not a Cliniko address")
	}
	return Site{subdomain, shard}, nil
}

// IsZero reports whether there is no address.
func (s Site) IsZero() bool { return s.subdomain == "" }

// Host is the address without a path: "seaside.au4.cliniko.com".
func (s Site) Host() string {
	if s.IsZero() {
		return ""
	}
	return s.subdomain + "." + string(s.shard) + ".cliniko.com"
}

// Settings is the settings page; which page it opens on is not documented, so the
// menu path is always shown beside it.
func (s Site) Settings() *url.URL { return s.page("/settings", "") }

// Bookings is the page that patients book on.
func (s Site) Bookings() *url.URL { return s.page("/bookings", "") }

// BookingsFor is the patients' page for exactly one offering.
func (s Site) BookingsFor(o Offering) *url.URL {
	query := "business_id=" + url.QueryEscape(string(o.Business)) +
		"&practitioner_id=" + url.QueryEscape(string(o.Practitioner)) +
		"&appointment_type_id=" + url.QueryEscape(string(o.AppointmentType))
	return s.page("/bookings", query)
}

func (s Site) page(path, query string) *url.URL {
	if s.IsZero() {
		return nil
	}
	return &url.URL{Scheme: "https", Host: s.Host(), Path: path, RawQuery: query}
}

// Menu is a path through Cliniko's menus, in Cliniko's own words.
type Menu string

// Where each setting is found. Sources: help.cliniko.com articles 1023957 (API keys),
// 1150377 (online bookings), 1023919 (practitioners), and the MIEA guide.
const (
	MenuUsers            Menu = "Settings → Users & practitioners"
	MenuOnlineBookings   Menu = "Settings → Online bookings"
	MenuBookingsURL      Menu = "Settings → Online bookings → Your bookings URL"
	MenuBusinesses       Menu = "Settings → Business information"
	MenuAppointmentTypes Menu = "Settings → Appointment types"
	MenuMyInfo           Menu = "My info"
	MenuAPIKeys          Menu = "My info → Manage API keys"
)

// To names the entity to choose at the end of the path.
func (m Menu) To(names ...string) Menu {
	for _, name := range names {
		m += Menu(" → " + name)
	}
	return m
}

// Help pages that may be opened, all of them.
var helpPages = map[string]*url.URL{
	"api key":    mustURL("https://help.cliniko.com/en/articles/1023957-generate-a-cliniko-api-key"),
	"roles":      mustURL("https://help.cliniko.com/en/articles/1087327-user-security-roles"),
	"hours":      mustURL("https://help.cliniko.com/en/articles/1814466-practitioners-aren-t-showing-up-on-the-calendar-help"),
	"miea guide": mustURL("https://mieahealth.com/integrations/cliniko"),
}

// Help is a page of Cliniko's or MIEA's help; nil when there is none of that name.
func Help(name string) *url.URL { return helpPages[name] }

func mustURL(text string) *url.URL {
	u, err := url.Parse(text)
	if err != nil {
		panic(err)
	}
	return u
}
