package cliniko

import "strings"

// Cliniko is written in Ruby on Rails, and its records have the labels that Rails has for
// zones (ActiveSupport::TimeZone). Most are the city that the IANA name ends in.

// zoneOfLabel gives the IANA name for a zone's label.
var zoneOfLabel = withCities(map[string]string{
	// Australia, New Zealand, Pacific
	"Wellington":                   "Pacific/Auckland",
	"Chatham Is.":                  "Pacific/Chatham",
	"Marshall Is.":                 "Pacific/Majuro",
	"Midway Island":                "Pacific/Midway",
	"American Samoa":               "Pacific/Pago_Pago",
	"New Caledonia":                "Pacific/Noumea",
	"Nuku'alofa":                   "Pacific/Tongatapu",
	"Samoa":                        "Pacific/Apia",
	"Solomon Is.":                  "Pacific/Guadalcanal",
	"Tokelau Is.":                  "Pacific/Fakaofo",
	"Hawaii":                       "Pacific/Honolulu",
	"International Date Line West": "Etc/GMT+12",

	// United Kingdom, Ireland, Europe
	"Edinburgh":      "Europe/London",
	"Cape Verde Is.": "Atlantic/Cape_Verde",
	"Bern":           "Europe/Zurich",
	"Kyiv":           "Europe/Kiev",
	"St. Petersburg": "Europe/Moscow",

	// Canada, United States
	"Newfoundland":                "America/St_Johns",
	"Atlantic Time (Canada)":      "America/Halifax",
	"Eastern Time (US & Canada)":  "America/New_York",
	"Indiana (East)":              "America/Indiana/Indianapolis",
	"Central Time (US & Canada)":  "America/Chicago",
	"Saskatchewan":                "America/Regina",
	"Mountain Time (US & Canada)": "America/Denver",
	"Arizona":                     "America/Phoenix",
	"Pacific Time (US & Canada)":  "America/Los_Angeles",
	"Alaska":                      "America/Juneau",

	// Latin America, Greenland
	"Brasilia":        "America/Sao_Paulo",
	"Central America": "America/Guatemala",
	"Georgetown":      "America/Guyana",
	"Greenland":       "America/Godthab",
	"Guadalajara":     "America/Mexico_City",
	"Mid-Atlantic":    "Atlantic/South_Georgia",
	"Quito":           "America/Lima",

	// Africa, Middle East
	"Abu Dhabi":           "Asia/Muscat",
	"Pretoria":            "Africa/Johannesburg",
	"West Central Africa": "Africa/Algiers",

	// Asia
	"Astana":              "Asia/Almaty",
	"Beijing":             "Asia/Shanghai",
	"Chennai":             "Asia/Kolkata",
	"Ekaterinburg":        "Asia/Yekaterinburg",
	"Hanoi":               "Asia/Bangkok",
	"Islamabad":           "Asia/Karachi",
	"Mumbai":              "Asia/Kolkata",
	"New Delhi":           "Asia/Kolkata",
	"Osaka":               "Asia/Tokyo",
	"Sapporo":             "Asia/Tokyo",
	"Sri Jayawardenepura": "Asia/Colombo",
})

// zoneCities are the cities, by what stands before them in the IANA name.
var zoneCities = map[string][]string{
	"Africa": {"Cairo", "Casablanca", "Harare", "Monrovia", "Nairobi"},
	"America": {
		"Bogota", "Caracas", "Chihuahua", "La Paz", "Lima", "Mazatlan", "Mexico City", "Monterrey",
		"Montevideo", "Puerto Rico", "Santiago", "Tijuana",
	},
	"America/Argentina": {"Buenos Aires"},
	"Asia": {
		"Almaty", "Baghdad", "Baku", "Bangkok", "Chongqing", "Dhaka", "Hong Kong", "Irkutsk",
		"Jakarta", "Jerusalem", "Kabul", "Kamchatka", "Karachi", "Kathmandu", "Kolkata",
		"Krasnoyarsk", "Kuala Lumpur", "Kuwait", "Magadan", "Muscat", "Novosibirsk", "Rangoon",
		"Riyadh", "Seoul", "Singapore", "Srednekolymsk", "Taipei", "Tashkent", "Tbilisi", "Tehran",
		"Tokyo", "Ulaanbaatar", "Urumqi", "Vladivostok", "Yakutsk", "Yerevan",
	},
	"Atlantic":  {"Azores"},
	"Australia": {"Adelaide", "Brisbane", "Canberra", "Darwin", "Hobart", "Melbourne", "Perth", "Sydney"},
	"Etc":       {"UTC"},
	"Europe": {
		"Amsterdam", "Athens", "Belgrade", "Berlin", "Bratislava", "Brussels", "Bucharest",
		"Budapest", "Copenhagen", "Dublin", "Helsinki", "Istanbul", "Kaliningrad", "Lisbon",
		"Ljubljana", "London", "Madrid", "Minsk", "Moscow", "Paris", "Prague", "Riga", "Rome",
		"Samara", "Sarajevo", "Skopje", "Sofia", "Stockholm", "Tallinn", "Vienna", "Vilnius",
		"Volgograd", "Warsaw", "Zagreb", "Zurich",
	},
	"Pacific": {"Auckland", "Fiji", "Guam", "Port Moresby"},
}

func withCities(zones map[string]string) map[string]string {
	for area, cities := range zoneCities {
		for _, city := range cities {
			zones[city] = area + "/" + strings.ReplaceAll(city, " ", "_")
		}
	}
	return zones
}
