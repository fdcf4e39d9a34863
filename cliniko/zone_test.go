package cliniko

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestZoneOfABusiness(t *testing.T) {
	account := &Account{
		Businesses: []Business{
			{ID: "told", Zone: "Australia/Brisbane", ZoneLabel: "Melbourne"},
			{ID: "labelled", ZoneLabel: "Eastern Time (US & Canada)"},
			{ID: "wrong", Zone: "Mars/Olympus", ZoneLabel: "Perth"},
			{ID: "local", Zone: "Local", ZoneLabel: "Local"},
			{ID: "silent"},
			{ID: "path", Zone: "../../etc/passwd"},
			{ID: "utc", Zone: "UTC"},
			{ID: "hours"},
		},
		Hours: []Hours{
			{Business: "other", Zone: "Europe/Paris"}, {Business: "hours"}, {Business: "hours", Zone: "Europe/London"},
			{Business: "told", Zone: "Europe/Paris"},
		},
	}
	for id, want := range map[BusinessID]string{
		"told": "Australia/Brisbane", "labelled": "America/New_York", "wrong": "Australia/Perth", "utc": "UTC", "hours": "Europe/London",
	} {
		zone, ok := account.Zone(id)
		require.True(t, ok, id)
		require.Equal(t, want, zone.String())
	}
	for _, id := range []BusinessID{"local", "silent", "path", "not there", ""} {
		zone, ok := account.Zone(id)
		require.False(t, ok, "%s is %v", id, zone)
		require.Nil(t, zone)
	}
}

func TestEveryLabelNamesAZone(t *testing.T) {
	require.Greater(t, len(zoneOfLabel), 140)
	for label, name := range zoneOfLabel {
		zone, ok := loadZone(name)
		require.True(t, ok, "%s: %s", label, name)
		require.Equal(t, name, zone.String())
	}
}

func TestCountingZone(t *testing.T) {
	for name, c := range map[string]struct {
		account Account
		told    bool
	}{
		"is the user's where there is only one":   {Account{User: User{Zone: "Australia/Sydney"}, Settings: Settings{OneZone: true}}, true},
		"is not told where businesses may differ": {Account{User: User{Zone: "Australia/Sydney"}}, false},
		"is not told when the user has none":      {Account{Settings: Settings{OneZone: true}}, false},
		"is never this computer's":                {Account{User: User{Zone: "Local"}, Settings: Settings{OneZone: true}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			zone, told := c.account.CountingZone()
			require.Equal(t, c.told, told)
			if told {
				require.Equal(t, "Australia/Sydney", zone.String())
			}
		})
	}
}
