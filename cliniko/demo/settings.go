package demo

// settings are what any user may read. Patients' own fields are left out.
func (c call) settings() object {
	return object{
		"account": object{
			"id": c.ID, "name": c.Name, "subdomain": c.Subdomain, "country": c.Country, "country_code": c.CountryCode,
			"currency_symbol": "$", "has_time_travelers": false, "time_zone_support": c.manyZones(),
		},
		"calendar": object{
			"start_hour": 7, "end_hour": 20, "multiple_appointments_gap": false, "show_current_time_indicator": true,
			"timeslot_height_in_pixels": 20, "timeslot_size_in_minutes": 15,
		},
		"documents_and_printing": object{"logo_height": 60, "logo_url": nil},
		"integrations":           object{"mail_chimp": object{"enabled": false}, "xero": object{"enabled": false}},
		"online_bookings":        c.onlineBookings(),
		"online_payments":        object{"activated": false},
		"patient_privacy": object{
			"browser_title_name_format": "initials", "ical_patient_name_option": "initials",
			"prevent_sending_financial_data_by_email": false, "requires_hipaa_compliance": false,
		},
		"reminders": object{"default_reminder_type": "SMS"},
		"sms": object{
			"alphanumeric_source_number_required": false, "default_alphanumeric_source_number": "",
			"max_message_length": 800, "number_of_usable_characters_per_message": 160, "replies_supported": true,
		},
		"terminology": object{"patient": "patient", "titles": []string{"Dr", "Mr", "Mrs", "Ms", "Mx"}},
		"wait_list":   object{"default_wait_list_expiry_period": 30},
	}
}

func (c call) onlineBookings() object {
	return object{
		"enabled":                                   c.Online.Enabled,
		"min_hours_advance_required_to_book":        c.Online.LeadTimeHours,
		"allow_bookings_days_in_advance":            c.Online.DaysAhead,
		"max_appointments_per_day_segment":          c.Online.MaxPerDaySegment,
		"allow_online_bookings_time_zone_choice":    false,
		"booking_reservation_minutes":               10,
		"calendar_info":                             nil,
		"daily_bookings_limit":                      10,
		"disabled_text":                             nil,
		"disabled_title":                            nil,
		"logo_url":                                  nil,
		"min_hours_notice_for_patient_cancellation": 24,
		"notice_enabled":                            false,
		"notice_text":                               nil,
		"notice_title":                              nil,
		"notify_practitioner_by_email":              true,
		"notify_practitioner_by_sms":                false,
		"policy":                                    nil,
		"practitioner_order":                        []string{},
		"privacy_policy_url":                        nil,
		"require_patient_address":                   false,
		"show_appointment_duration":                 true,
		"show_prices":                               false,
	}
}

// allSettings are what administrators and power receptionists may read as well.
func (c call) allSettings() object {
	all := c.settings()
	all["account"].(object)["email_from"] = "hello@" + c.Subdomain + ".example"
	return all
}
