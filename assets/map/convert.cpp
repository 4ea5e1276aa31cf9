// SPDX-License-Identifier: MIT
// Makes the files of this folder out of the originals: see README.md.
#include "engine/geo/folded_text.h"
#include "engine/geo/great_circle.h"
#include "engine/geo/number_text.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace spanwright {
namespace {

using Json = nlohmann::json;
using Steps = std::pair<std::int64_t, std::int64_t>;  ///< longitude, latitude

Json readJson(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot be read: " + file.string());
    return Json::parse(in);
}

/// The arcs of a TopoJSON file in steps of our own.
std::vector<std::vector<Steps>> arcsOf(const Json& topology) {
    constexpr double kStepsPerDegree = 250;
    const Json& transform = topology.at("transform");
    const auto step = [&](int axis, std::int64_t value) {
        const double degrees = static_cast<double>(value) * transform.at("scale").at(axis).get<double>() +
                               transform.at("translate").at(axis).get<double>();
        return std::llround(degrees * kStepsPerDegree);
    };
    std::vector<std::vector<Steps>> arcs;
    for (const Json& arc : topology.at("arcs")) {
        std::vector<Steps> points;
        std::int64_t x = 0;
        std::int64_t y = 0;
        for (const Json& delta : arc) {
            x += delta.at(0).get<std::int64_t>();
            y += delta.at(1).get<std::int64_t>();
            points.emplace_back(step(0, x), step(1, y));
        }
        arcs.push_back(std::move(points));
    }
    return arcs;
}

/// The rings of a geometry and of those in it: lists of arcs, ~n for arc n backwards.
void collectRings(const Json& geometry, std::vector<std::vector<int>>& rings) {
    const std::string type = geometry.at("type").is_null() ? "" : geometry.at("type").get<std::string>();
    if (type == "GeometryCollection") {
        for (const Json& one : geometry.at("geometries"))
            collectRings(one, rings);
    } else if (type == "Polygon") {
        for (const Json& ring : geometry.at("arcs"))
            rings.push_back(ring.get<std::vector<int>>());
    } else if (type == "MultiPolygon") {
        for (const Json& polygon : geometry.at("arcs")) {
            for (const Json& ring : polygon)
                rings.push_back(ring.get<std::vector<int>>());
        }
    }
}

/// Lines that cross the 180th meridian jump by a turn in the originals; ours go on beyond it.
void unwind(std::vector<Steps>& points) {
    constexpr std::int64_t kTurn = 360 * 250;
    std::int64_t turns = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const std::int64_t step = points[i].first + turns - points[i - 1].first;
        if (step > kTurn / 2) turns -= kTurn;
        if (step < -kTurn / 2) turns += kTurn;
        points[i].first += turns;
    }
}

/// An outline round a pole does not meet its beginning: it is closed along the edge of the map.
void closeRoundPole(std::vector<Steps>& points) {
    if (points.front().first == points.back().first) return;
    const std::int64_t pole = points.front().second < 0 ? -90 * 250 : 90 * 250;
    const Steps first = points.front();
    points.emplace_back(points.back().first, pole);
    points.emplace_back(first.first, pole);
    points.push_back(first);
}

void writeLine(std::ostream& out, const std::vector<Steps>& points) {
    std::string text;
    Steps before{0, 0};
    std::size_t written = 0;
    for (const Steps& point : points) {
        if (written > 0 && point == before) continue;  // the same step as the point before
        geo::appendNumber(text, point.first - before.first);
        geo::appendNumber(text, point.second - before.second);
        before = point;
        ++written;
    }
    if (written > 1) out << text << '\n';
}

std::ofstream openForWriting(const std::filesystem::path& file) {
    std::ofstream out(file);
    if (!out) throw std::runtime_error("cannot be written: " + file.string());
    return out;
}

void finish(std::ofstream& out, const std::filesystem::path& file) {
    out.close();
    if (!out) throw std::runtime_error("cannot be written: " + file.string());
}

void convertMap(const std::filesystem::path& from, const std::filesystem::path& to) {
    const Json topology = readJson(from);
    const std::vector<std::vector<Steps>> arcs = arcsOf(topology);
    std::ofstream out = openForWriting(to);
    out << "spanwright map 1\n:land\n";
    std::vector<std::vector<int>> rings;
    collectRings(topology.at("objects").at("land"), rings);
    for (const std::vector<int>& ring : rings) {
        std::vector<Steps> points;
        for (const int arc : ring) {
            std::vector<Steps> piece = arcs.at(static_cast<std::size_t>(arc < 0 ? ~arc : arc));
            if (arc < 0) std::reverse(piece.begin(), piece.end());
            points.insert(points.end(), piece.begin() + (points.empty() ? 0 : 1), piece.end());
        }
        unwind(points);
        if (points.size() < 4) continue;
        closeRoundPole(points);
        writeLine(out, points);
    }
    // A border is an arc that two countries share.
    out << ":borders\n";
    std::vector<std::set<std::size_t>> users(arcs.size());
    const Json& countries = topology.at("objects").at("countries").at("geometries");
    for (std::size_t country = 0; country < countries.size(); ++country) {
        std::vector<std::vector<int>> own;
        collectRings(countries.at(country), own);
        for (const std::vector<int>& ring : own) {
            for (const int arc : ring)
                users.at(static_cast<std::size_t>(arc < 0 ? ~arc : arc)).insert(country);
        }
    }
    for (std::size_t arc = 0; arc < arcs.size(); ++arc) {
        if (users[arc].size() < 2) continue;
        std::vector<Steps> border = arcs[arc];
        unwind(border);
        writeLine(out, border);
    }
    finish(out, to);
}

struct City {
    std::string name, key, zone;
    geo::Coordinates at;
    double population = 0;
};

/// Cities of city-timezones by country, and the countries' names.
std::map<std::string, std::vector<City>> readZones(const std::filesystem::path& file,
                                                   std::map<std::string, std::string>& countries) {
    std::map<std::string, std::vector<City>> cities;
    for (const Json& city : readJson(file)) {
        const std::string code = city.at("iso2").is_string() ? city.at("iso2").get<std::string>() : "";
        if (code.size() != 2 || !city.at("timezone").is_string()) continue;
        countries.emplace(code, city.at("country").get<std::string>());
        const std::string name = city.at("city_ascii").get<std::string>();
        cities[code].push_back({name,
                                geo::folded(name),
                                city.at("timezone").get<std::string>(),
                                {city.at("lat").get<double>(), city.at("lng").get<double>()},
                                city.at("pop").is_number() ? city.at("pop").get<double>() : 0});
    }
    return cities;
}

const City* nearestOf(const std::vector<City>& cities, geo::Coordinates at) {
    const City* best = nullptr;
    double least = 1e9;
    for (const City& city : cities) {
        const double away = geo::greatCircleKm(city.at, at);
        if (away >= least) continue;
        least = away;
        best = &city;
    }
    return best;
}

std::vector<std::string> cellsOf(const std::string& line) {
    std::vector<std::string> cells(1);
    for (const char c : line) {
        if (c == '\t') {
            cells.emplace_back();
        } else if (c != '\r') {
            cells.back().push_back(c);
        }
    }
    return cells;
}

/// Another name for a place: a large city close by that is written quite differently ("Cologne" for "Köln")
/// and is no place of its own: none of `taken`, the folded names of the country, begins as it does.
std::string otherName(const std::vector<City>& cities, const std::set<std::string>& taken,
                      const std::string& name, geo::Coordinates at, double population) {
    const std::string key = geo::folded(name);
    const City* best = nullptr;
    for (const City& city : cities) {
        if (city.key == key && geo::greatCircleKm(city.at, at) < 25) return {};
        const bool alike = city.population > 0.4 * population && city.population < 6 * population;
        const bool contained =
            city.key.find(key) != std::string::npos || key.find(city.key) != std::string::npos;
        if (!alike || contained || population < 100'000 || geo::greatCircleKm(city.at, at) > 12) continue;
        const auto like = taken.lower_bound(city.key);
        if (like != taken.end() && like->starts_with(city.key)) continue;
        if (best == nullptr || city.population > best->population) best = &city;
    }
    return best == nullptr ? std::string() : best->name;
}

void convertPlaces(const std::filesystem::path& citiesFile, const std::filesystem::path& zonesFile,
                   const std::filesystem::path& to) {
    // Countries that city-timezones does not have.
    std::map<std::string, std::string> countries{{"XK", "Kosovo"}, {"JE", "Jersey"}, {"GG", "Guernsey"}};
    const auto byCountry = readZones(zonesFile, countries);
    std::vector<City> all;
    for (const auto& [code, cities] : byCountry)
        all.insert(all.end(), cities.begin(), cities.end());

    struct Row {
        std::string name, other, country, zone;
        geo::Coordinates at;
        std::int64_t population = 0;
    };
    std::ifstream in(citiesFile);
    if (!in) throw std::runtime_error("cannot be read: " + citiesFile.string());
    std::vector<Row> rows;
    std::set<std::string> used;
    std::map<std::string, int> zones;
    std::vector<std::vector<std::string>> table;
    std::map<std::string, std::set<std::string>> taken;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        table.push_back(cellsOf(line));
        if (table.back().size() != 5) throw std::runtime_error("expected five cells: " + line);
        taken[table.back()[4]].insert(geo::folded(table.back()[0]));
    }
    for (const std::vector<std::string>& cells : table) {
        const geo::Coordinates at{std::stod(cells[1]), std::stod(cells[2])};
        const auto found = byCountry.find(cells[4]);
        const std::vector<City>& near = found == byCountry.end() ? all : found->second;
        const City* zone = nearestOf(near, at);
        Row row{cells[0], otherName(near, taken.at(cells[4]), cells[0], at, std::stod(cells[3])),
                cells[4], zone->zone,
                at,       std::stoll(cells[3])};
        if (!countries.contains(row.country)) countries.emplace(row.country, row.country);
        used.insert(row.country);
        zones.emplace(row.zone, 0);
        rows.push_back(std::move(row));
    }
    std::ofstream out = openForWriting(to);
    out << "spanwright places 1\n:zones\n";
    int number = 0;
    for (auto& [zone, index] : zones) {
        index = number++;
        out << zone << '\n';
    }
    out << ":countries\n";
    std::map<std::string, int> countryNumbers;
    for (const std::string& code : used) {
        countryNumbers.emplace(code, static_cast<int>(countryNumbers.size()));
        out << code << '\t' << countries.at(code) << '\n';
    }
    out << ":places\n";
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.population > b.population; });
    for (const Row& row : rows) {
        std::string figures;
        geo::appendNumber(figures, std::llround(row.at.latitudeDegrees * 1000));
        geo::appendNumber(figures, std::llround(row.at.longitudeDegrees * 1000));
        geo::appendNumber(figures, row.population);
        geo::appendNumber(figures, countryNumbers.at(row.country));
        geo::appendNumber(figures, zones.at(row.zone));
        out << row.name << '\t' << row.other << '\t' << figures << '\n';
    }
    finish(out, to);
}

}  // namespace
}  // namespace spanwright

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: spanwright_map_data FOLDER_OF_ORIGINALS FOLDER_TO_WRITE_TO\n";
        return 64;
    }
    try {
        const std::filesystem::path from = argv[1];
        const std::filesystem::path to = argv[2];
        spanwright::convertMap(from / "countries-110m.json", to / "land_110m.map");
        spanwright::convertMap(from / "countries-50m.json", to / "land_50m.map");
        spanwright::convertPlaces(from / "cities15000.tsv", from / "city-timezones" / "cityMap.json",
                                  to / "places.txt");
    } catch (const std::exception& error) {
        std::cerr << "spanwright_map_data: " << error.what() << '\n';
        return 2;
    }
    return 0;
}
