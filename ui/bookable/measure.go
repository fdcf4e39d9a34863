package bookable

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/theme"
)

// measured keeps what is slow to find out about a table, for one width and text size.
type measured struct {
	table *table
	width float32
	scale float32
	geometry
	titles [][]string // the lines of each heading
}

// geometry places the cells at the width of now.
func (g *grid) geometry() geometry { return g.geometryAt(g.Size().Width) }

func (g *grid) geometryAt(width float32) geometry {
	if m := &g.measured; m.table != g.table || m.width != width || m.scale != theme.Scale() {
		*m = measure(g.table, width)
	}
	return g.measured.geometry
}

func measure(t *table, width float32) measured {
	m := measured{table: t, width: width, scale: theme.Scale()}
	m.Rows, m.Columns = len(t.rows), len(t.columns)
	m.RowHeight, m.foot = grown(rowPitch), grown(footHeight)
	m.names = namesWidth(t, width)
	if len(t.groups) > 0 {
		m.groups = grown(groupHeight)
	}
	m.ColumnWidth = (width - 2*gridPad - m.names) / float32(max(m.Columns, 1))
	if !t.list {
		m.ColumnWidth = min(m.ColumnWidth, grown(mostColumn))
	}
	m.ColumnWidth = max(whole(m.ColumnWidth-0.5), grown(leastColumn))
	m.titles, m.heads = headings(t, m.ColumnWidth)
	return m
}

// namesWidth fits the longest name, within bounds.
func namesWidth(t *table, width float32) float32 {
	bold := nameStyle
	bold.Bold = true
	longest := grown(leastNames)
	for _, l := range t.rows {
		need := bold.Width(l.name) + 2*gridPad + cellGap
		if l.note != "" {
			need += headStyle.Width(l.note) + gridPad
		}
		longest = max(longest, need)
	}
	return whole(min(longest, grown(mostNames), max(width*0.42, grown(leastNames))))
}

// headings breaks the headings into lines and says how high the highest is.
func headings(t *table, column float32) (titles [][]string, height float32) {
	const mostLines = 2
	bold := headStyle
	bold.Bold = true
	broken := map[line][]string{}
	most := 0
	for _, l := range t.columns {
		l.at = t.columns[0].at // like names break alike
		lines, known := broken[l]
		if !known {
			lines = bold.Broken(l.name, column-2*cellGap-gridPad, mostLines)
			if l.note != "" {
				lines = append(lines, l.note)
			}
			broken[l] = lines
		}
		titles = append(titles, lines)
		most = max(most, len(lines))
	}
	return titles, float32(most)*lineHeight(headStyle) + 2*theme.Grid + 2*cellGap
}

// HeightForWidth is what all rows need, or as much as the page has room for.
func (g *grid) HeightForWidth(width float32) float32 {
	geo := g.geometryAt(width)
	content := geo.Grid.Size()
	need := geo.around() + content.Height
	if content.Width > width-geo.left()-gridPad {
		need += barHeight
	}
	if geo.Rows <= wholeRows {
		return need
	}
	return min(need, max(g.height(), geo.around()+leastRows*geo.RowHeight))
}

// barHeight is room for the scroll bar below the last row.
const barHeight float32 = 12

// NaturalWidth is that of all columns.
func (g *grid) NaturalWidth() float32 {
	geo := g.geometry()
	return geo.left() + float32(geo.Columns)*grown(mostColumn) + gridPad
}

// ContentSize implements board.Content.
func (g *grid) ContentSize() fyne.Size { return g.geometry().Grid.Size() }

// MinSize implements fyne.CanvasObject.
func (g *grid) MinSize() fyne.Size {
	return fyne.NewSize(grown(leastNames+leastColumn)+2*gridPad, g.HeightForWidth(g.Size().Width))
}
