// SPDX-License-Identifier: MIT
#include "engine/geo/places.h"

#include "engine/base/assert.h"
#include "engine/geo/folded_text.h"
#include "engine/geo/great_circle.h"
#include "engine/geo/map_data.h"
#include "engine/geo/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include <fmt/format.h>

namespace spanwright::geo {
namespace {

constexpr double kStepsPerDegree = 1000;
constexpr char kBetweenNames = '\x01';  ///< of one place; no query has it, for folding takes it out

std::string_view takeLine(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

std::string_view takeCell(std::string_view& line) {
    const std::size_t end = std::min(line.find('\t'), line.size());
    const std::string_view cell = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return cell;
}

tl::unexpected<Error> wrongLine(int number, std::string message) {
    return fail(Code::syntax, std::move(message), fmt::format("line {}", number));
}

struct Country {
    std::string_view code, name;
};

}  // namespace

Result<PlaceList> PlaceList::parse(std::string_view text) {
    if (takeLine(text) != "spanwright places 1")
        return fail(Code::unknownFormat, "expected \"spanwright places 1\"", "line 1");
    PlaceList list;
    std::vector<std::string_view> zones;
    std::vector<Country> countries;
    std::string_view part;
    int number = 1;
    while (!text.empty()) {
        std::string_view line = takeLine(text);
        ++number;
        if (line.starts_with(':')) {
            part = line;
        } else if (part == ":zones") {
            zones.push_back(line);
        } else if (part == ":countries") {
            const std::string_view code = takeCell(line);
            if (code.size() != 2) return wrongLine(number, "expected a country's code of two letters");
            countries.push_back({code, line});
            list.countryKeys_.push_back(folded(code) + kBetweenNames + folded(line));
        } else if (part == ":places") {
            Place place;
            place.name = takeCell(line);
            place.otherName = takeCell(line);
            std::array<std::int64_t, 5> figures{};
            for (std::int64_t& figure : figures) {
                const auto read = takeNumber(line);
                if (!read) return wrongLine(number, "expected five numbers behind the names");
                figure = *read;
            }
            const auto [latitude, longitude, population, country, zone] = figures;
            place.at = {static_cast<double>(latitude) / kStepsPerDegree,
                        static_cast<double>(longitude) / kStepsPerDegree};
            const bool inWorld =
                std::abs(place.at.latitudeDegrees) <= 90 && std::abs(place.at.longitudeDegrees) <= 180;
            const bool known = country >= 0 && static_cast<std::size_t>(country) < countries.size() &&
                               zone >= 0 && static_cast<std::size_t>(zone) < zones.size();
            if (!line.empty() || place.name.empty() || population < 0 || !inWorld || !known)
                return wrongLine(number,
                                 "is no place: a name, a position in the world, people, a country and "
                                 "a time zone of the lists above");
            place.population = population;
            place.countryCode = countries[static_cast<std::size_t>(country)].code;
            place.country = countries[static_cast<std::size_t>(country)].name;
            place.timeZone = zones[static_cast<std::size_t>(zone)];
            list.keyStart_.push_back(static_cast<std::uint32_t>(list.keys_.size()));
            list.keys_ += folded(place.name);
            if (!place.otherName.empty()) list.keys_ += kBetweenNames + folded(place.otherName);
            list.countryOf_.push_back(static_cast<std::uint16_t>(country));
            list.places_.push_back(place);
        } else {
            return wrongLine(number, "expected \":zones\", \":countries\" or \":places\"");
        }
    }
    list.keyStart_.push_back(static_cast<std::uint32_t>(list.keys_.size()));
    return list;
}

PlaceList::Fit PlaceList::fitOf(std::string_view key, std::string_view wanted) {
    Fit best = Fit::none;
    for (std::size_t at = key.find(wanted); at != std::string_view::npos; at = key.find(wanted, at + 1)) {
        const std::size_t end = at + wanted.size();
        const bool begins = at == 0 || key[at - 1] == kBetweenNames;
        const bool ends = end == key.size() || key[end] == kBetweenNames;
        const Fit fit = begins && ends       ? Fit::whole
                        : begins             ? Fit::beginning
                        : key[at - 1] == ' ' ? Fit::wordBeginning
                                             : Fit::part;
        best = std::min(best, fit);
    }
    return best;
}

std::vector<const Place*> PlaceList::search(std::string_view query, std::size_t most) const {
    const std::size_t comma = std::min(query.find(','), query.size());
    const std::string wanted = folded(query.substr(0, comma));
    const std::string country = comma < query.size() ? folded(query.substr(comma + 1)) : std::string();
    if (wanted.empty()) return {};
    std::vector<bool> inCountry(countryKeys_.size(), true);
    for (std::size_t i = 0; i < countryKeys_.size() && !country.empty(); ++i)
        inCountry[i] = fitOf(countryKeys_[i], country) <= Fit::beginning;

    std::array<std::vector<const Place*>, static_cast<std::size_t>(Fit::none)> found;
    const std::string_view keys = keys_;
    // One pass over all names at once: most of them hold no match and cost nothing of their own.
    std::size_t place = 0;
    for (std::size_t at = keys.find(wanted); at != std::string_view::npos; at = keys.find(wanted, at)) {
        while (keyStart_[place + 1] <= at)
            ++place;
        const std::size_t end = keyStart_[place + 1];
        if (at + wanted.size() <= end && inCountry[countryOf_[place]]) {
            const Fit fit = fitOf(keys.substr(keyStart_[place], end - keyStart_[place]), wanted);
            std::vector<const Place*>& group = found[static_cast<std::size_t>(fit)];
            if (group.size() < most) group.push_back(&places_[place]);
        }
        at = at + wanted.size() <= end ? end : at + 1;
    }
    std::vector<const Place*> all;
    for (const std::vector<const Place*>& group : found)
        all.insert(all.end(), group.begin(), group.end());
    if (all.size() > most) all.resize(most);
    return all;
}

const Place* PlaceList::nearest(Coordinates at) const {
    // A degree of latitude is the same length everywhere: what is farther north or south than the best so far
    // needs no trigonometry.
    const Place* best = nullptr;
    double least = std::numeric_limits<double>::infinity();
    for (const Place& place : places_) {
        constexpr double kKmPerDegree = 111.2;
        if (std::abs(place.at.latitudeDegrees - at.latitudeDegrees) * kKmPerDegree > least + 1) continue;
        const double away = greatCircleKm(place.at, at);
        if (away >= least) continue;
        least = away;
        best = &place;
    }
    return best;
}

const PlaceList& allPlaces() {
    static const PlaceList list = [] {
        Result<PlaceList> read = PlaceList::parse(mapFile("places.txt"));
        SPANWRIGHT_ASSERT(read.has_value());  // a unit test reads the shipped file
        return std::move(*read);
    }();
    return list;
}

}  // namespace spanwright::geo
