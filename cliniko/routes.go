package cliniko

import (
	"net/url"
	"regexp"
	"strings"
)

// route is an address below the API's root; {id} stands for a number.
type route string

// Every path that may be asked for. The gate lets through these and nothing else.
const (
	pathUser                  route = "/user"
	pathSettings              route = "/settings/public"
	pathBusinesses            route = "/businesses"
	pathWorkingAt             route = "/businesses/{id}/practitioners"
	pathPractitioners         route = "/practitioners"
	pathInactivePractitioners route = "/practitioners/inactive"
	pathTypesOf               route = "/practitioners/{id}/appointment_types"
	pathAppointmentTypes      route = "/appointment_types"
	pathServices              route = "/services"
	pathHours                 route = "/daily_availabilities"
	pathAvailabilityBlocks    route = "/availability_blocks"
	pathUnavailableBlocks     route = "/unavailable_blocks"
	pathAvailableTimes        route = "/businesses/{id}/practitioners/{id}/appointment_types/{id}/available_times"
	pathNextAvailableTime     route = "/businesses/{id}/practitioners/{id}/appointment_types/{id}/next_available_time"
)

// openToAnyRole are those that the user of any key may read.
var openToAnyRole = []route{pathUser, pathSettings}

var allowedPath = pathShape(
	pathUser, pathSettings, pathBusinesses, pathWorkingAt, pathPractitioners,
	pathInactivePractitioners, pathTypesOf, pathAppointmentTypes, pathServices, pathHours,
	pathAvailabilityBlocks, pathUnavailableBlocks, pathAvailableTimes, pathNextAvailableTime,
)

func pathShape(routes ...route) *regexp.Regexp {
	shapes := make([]string, len(routes))
	for i, r := range routes {
		shapes[i] = strings.ReplaceAll(regexp.QuoteMeta(string(r)), `\{id\}`, "[0-9]{1,20}")
	}
	return regexp.MustCompile(`\A(?:` + strings.Join(shapes, "|") + `)\z`)
}

// with fills in the ids in their order.
func (r route) with(ids ...string) string {
	text := string(r)
	for _, id := range ids {
		text = strings.Replace(text, "{id}", id, 1)
	}
	return text
}

// What the slots of an offering are called where they are asked for.
const (
	askTimes = "available times"
	askNext  = "the next available time"
)

// request is one thing to ask Cliniko for: a path with its ids, and what it is in words.
type request struct {
	what  string // "practitioners"
	path  route
	ids   []string
	field string // in a list: where the rows stand in the answer
	query url.Values
	most  int // in a list: so many rows at most; 0: listItems
	pages int // the most of them; 0: as many as any list may have
}

func (q request) address(root *url.URL) *url.URL {
	address := *root
	address.Path = root.Path + q.path.with(q.ids...)
	address.RawPath = ""
	address.RawQuery = q.query.Encode()
	return &address
}
