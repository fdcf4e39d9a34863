package cliniko

import "context"

// Settings reads the public settings, which any role may see. An answer that does not
// say which account it is about is an error: everything kept is kept by account.
func (c *Client) Settings(ctx context.Context) (Settings, error) {
	q := request{what: string(ListSettings), path: pathSettings}
	told, err := c.one(ctx, q)
	if err != nil {
		return Settings{}, err
	}
	settings := readSettings(told)
	if settings.AccountID == "" {
		return Settings{}, c.about(q, unreadable("it names no account", nil))
	}
	return settings, nil
}

func readSettings(r row) Settings {
	account, online := r.object("account"), r.object("online_bookings")
	enabled := string(online["enabled"])
	return Settings{
		AccountID:   AccountID(account.id("id")),
		Name:        account.name("name"),
		Subdomain:   account.text("subdomain"),
		Country:     account.name("country"),
		CountryCode: account.name("country_code"),
		PatientWord: r.object("terminology").name("patient"),
		OneZone:     !account.flagOr("time_zone_support", true),
		OnlineBookings: OnlineBookings{
			Enabled:          enabled != "false",
			Untold:           enabled != "false" && enabled != "true",
			LeadTimeHours:    online.number("min_hours_advance_required_to_book"),
			DaysAhead:        online.number("allow_bookings_days_in_advance"),
			MaxPerDaySegment: online.number("max_appointments_per_day_segment"),
		},
	}
}
