package demo

import (
	"maps"
	"strconv"
)

// Cliniko's page sizes.
const (
	defaultPerPage = 50
	largestPerPage = 100
)

// page is one page of a list in Cliniko's envelope. What is out of bounds in the
// query becomes the nearest that is not (our choice).
func (c call) page(name string, rows []object) reply {
	perPage := min(max(1, number(c.query.Get("per_page"), defaultPerPage)), largestPerPage)
	page := max(1, number(c.query.Get("page"), 1))
	last := max(1, (len(rows)+perPage-1)/perPage)
	from := min((min(page, last+1)-1)*perPage, len(rows))
	shown := rows[from:min(from+perPage, len(rows))]
	if shown == nil {
		shown = []object{}
	}
	links := object{"self": c.pageLink(page)}
	if page > 1 {
		links["previous"] = c.pageLink(page - 1)
	}
	if page < last {
		links["next"] = c.pageLink(page + 1)
	}
	return found(object{name: shown, "total_entries": len(rows), "links": links})
}

func (c call) pageLink(page int) string {
	query := maps.Clone(c.query)
	query.Set("page", strconv.Itoa(page))
	return c.base + c.path + "?" + query.Encode()
}

func number(text string, otherwise int) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return otherwise
	}
	return n
}
