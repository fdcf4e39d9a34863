package cliniko

import (
	"errors"
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
	checked, err := ParseShard(string(shard))
	if err != nil || !subdomainShape.MatchString(subdomain) {
		return Site{}, errors.New("not a Cliniko address")
	}
	return Site{subdomain, checked}, nil
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

// The pages of a clinic's own address that are ever opened.
const (
	settingsPage = "/settings"
	bookingsPage = "/bookings"
)

// Settings is the settings page; which page it opens on is not documented, so the
// menu path is always shown beside it.
func (s Site) Settings() *url.URL { return s.page(settingsPage, "") }

// Bookings is the page that patients book on.
func (s Site) Bookings() *url.URL { return s.page(bookingsPage, "") }

// BookingsFor is the patients' page for exactly one offering.
func (s Site) BookingsFor(o Offering) *url.URL {
	query := "business_id=" + url.QueryEscape(string(o.Business)) +
		"&practitioner_id=" + url.QueryEscape(string(o.Practitioner)) +
		"&appointment_type_id=" + url.QueryEscape(string(o.AppointmentType))
	return s.page(bookingsPage, query)
}

func (s Site) page(path, query string) *url.URL {
	if s.IsZero() {
		return nil
	}
	return &url.URL{Scheme: "https", Host: s.Host(), Path: path, RawQuery: query}
}

// Menu is a path through Cliniko's menus, in Cliniko's own words.
type Menu string

// Where each setting is found. Sources: help.cliniko.com articles 1150377 (online bookings)
// and 1023919 (practitioners), and the MIEA guide.
const (
	MenuUsers            Menu = "Settings → Users & practitioners"
	MenuOnlineBookings   Menu = "Settings → Online bookings"
	MenuBookingsURL      Menu = "Settings → Online bookings → Your bookings URL"
	MenuBusinesses       Menu = "Settings → Business information"
	MenuAppointmentTypes Menu = "Settings → Appointment types"
)

// To names the entity to choose at the end of the path.
func (m Menu) To(names ...string) Menu {
	for _, name := range names {
		m += Menu(" → " + name)
	}
	return m
}

var bookingsQuery = regexp.MustCompile(`\A(business_id=[0-9]{1,20}&practitioner_id=[0-9]{1,20}&appointment_type_id=[0-9]{1,20})?\z`)

// MayOpen reports whether an address is one that this package makes, a page or a [Mail]: the last
// look before it goes to a browser, which on some systems also starts programs.
func MayOpen(address *url.URL) bool {
	if address == nil {
		return false
	}
	if address.Scheme == "mailto" {
		return MailMessage(address) != ""
	}
	parts := strings.Split(address.Host, ".")
	if len(parts) != 4 {
		return false
	}
	site, err := NewSite(parts[0], Shard(parts[1]))
	if err != nil || !bookingsQuery.MatchString(address.RawQuery) {
		return false
	}
	text := address.String()
	return text == site.Settings().String() || text == site.page(bookingsPage, address.RawQuery).String()
}
