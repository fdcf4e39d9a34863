package cliniko

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"strconv"
)

const (
	perPage  = "100" // the most that Cliniko gives
	maxPages = 200
)

// list reads all pages of a list, or fails as a whole. Rows that cannot be read are
// dropped; when none of them can be, that is no empty list but an error. A row that
// stands on two pages, since the list changed meanwhile, counts once.
func list[T any](ctx context.Context, c *Client, q question, read func(row) (T, bool)) ([]T, error) {
	if q.query == nil {
		q.query = url.Values{}
	}
	q.query.Set("per_page", perPage)
	rows, fault := c.rows(ctx, q)
	if fault != nil {
		return nil, c.about(q, fault)
	}
	var values []T
	seen := map[string]bool{}
	for _, raw := range rows {
		value, ok := readRow(raw, seen, read)
		if ok {
			values = append(values, value)
		}
	}
	if len(rows) > 0 && len(values) == 0 {
		return nil, c.about(q, unreadable("none of its rows could be read", nil))
	}
	return values, nil
}

func readRow[T any](raw json.RawMessage, seen map[string]bool, read func(row) (T, bool)) (value T, ok bool) {
	var fields row
	if json.Unmarshal(raw, &fields) != nil {
		return value, false
	}
	name := fields.id("id")
	if name == "" {
		name = string(raw)
	}
	if seen[name] {
		return value, false
	}
	seen[name] = true
	return read(fields)
}

func (c *Client) rows(ctx context.Context, q question) ([]json.RawMessage, *Error) {
	var all []json.RawMessage
	address := q.address(c.gate.root)
	for range cmp.Or(q.pages, maxPages) {
		body, fault := c.get(ctx, address)
		if fault != nil {
			return nil, fault
		}
		page, err := readPage(body, q.field)
		if err != nil {
			return nil, unreadable("it is no list", err)
		}
		all = append(all, page.rows...)
		if page.next == "" {
			return all, nil
		}
		if address, err = c.gate.follow(address, page.next); err != nil {
			return nil, unreadable("its link to the next page leads astray", err)
		}
	}
	return nil, unreadable("it has too many pages", nil)
}

// page is one answer of a list. Its total_entries is never looked at: it is missing,
// misspelt or wrong in some answers.
type page struct {
	rows []json.RawMessage
	next string // empty: this is the last page
}

var errNoList = errors.New("the rows or the links have another shape")

func readPage(body []byte, field string) (page, error) {
	var envelope row
	var p page
	if err := json.Unmarshal(body, &envelope); err != nil {
		return page{}, errNoList
	}
	if err := json.Unmarshal(envelope[field], &p.rows); err != nil || p.rows == nil {
		return page{}, errNoList
	}
	if !envelope.told("links") {
		return p, nil
	}
	links := envelope.object("links")
	if links == nil {
		return page{}, errNoList
	}
	if links.told("next") {
		if err := json.Unmarshal(links["next"], &p.next); err != nil {
			return page{}, errNoList
		}
	}
	return p, nil
}

// follow resolves a link to the next page: on the same path, to a later page, and
// through the same gate as everything else. Since page numbers only rise, no address
// comes twice.
func (g *gate) follow(from *url.URL, link string) (*url.URL, error) {
	reference, err := url.Parse(link)
	if err != nil {
		return nil, &refusal{"a link that is no address"}
	}
	next := from.ResolveReference(reference)
	if err := g.checkAddress(next); err != nil {
		return nil, err
	}
	if next.EscapedPath() != from.EscapedPath() {
		return nil, &refusal{"a next page of another list"}
	}
	if pageNumber(next) <= max(1, pageNumber(from)) {
		return nil, &refusal{"a next page that is no later one"}
	}
	return next, nil
}

func pageNumber(address *url.URL) int {
	n, err := strconv.Atoi(address.Query().Get("page"))
	if err != nil {
		return 0
	}
	return n
}
