// SPDX-License-Identifier: MIT
#include "engine/catalogue/source_notes.h"

#include <algorithm>
#include <vector>

namespace spanwright {
namespace {

std::vector<std::string> figuresOf(const SourceNote& note) {
    std::vector<std::string> figures;
    for (std::size_t from = 0; from < note.figures.size();) {
        const std::size_t to = std::min(note.figures.find_first_of(", ", from), note.figures.size());
        if (to > from) figures.push_back(note.figures.substr(from, to - from));
        from = to + 1;
    }
    return figures;
}

void append(std::string& list, const std::string& figure) {
    list += (list.empty() ? "" : ", ") + figure;
}

}  // namespace

const SourceNote* noteFor(const CatalogueItem& item, std::string_view field) {
    for (const SourceNote& note : item.sources) {
        const std::vector<std::string> figures = figuresOf(note);
        if (std::find(figures.begin(), figures.end(), field) != figures.end()) return &note;
    }
    return nullptr;
}

void replaceNotes(CatalogueItem& item, const std::set<std::string>& fields, SourceNote note) {
    std::vector<SourceNote> kept;
    for (SourceNote& old : item.sources) {
        std::string figures;
        for (const std::string& figure : figuresOf(old)) {
            if (!fields.contains(figure)) append(figures, figure);
        }
        if (figures.empty() && !old.figures.empty()) continue;
        old.figures = figures;
        kept.push_back(std::move(old));
    }
    note.figures.clear();
    for (const std::string& field : fields)
        append(note.figures, field);
    kept.push_back(std::move(note));
    item.sources = std::move(kept);
}

}  // namespace spanwright
