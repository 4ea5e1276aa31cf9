// SPDX-License-Identifier: MIT
#include "engine/traffic/queueing.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <numeric>

namespace spanwright::traffic {
namespace {

/// A load this close to the rate has no useful mean wait; the formula's pole is noise of rounding.
constexpr double kFull = 1 - 1e-9;

/// A load this close to what the weight gives is all of it.
constexpr double kWholePart = 1 - 1e-6;

/// A class with its load as a share of the interface.
struct Line {
    std::size_t index = 0;  ///< of the class
    double load = 0;
    double weight = 1;
    double sendMs = 0;    ///< mean time to send a packet
    double residual = 0;  ///< of what is still being sent when another packet comes: λ E[S²] / 2
};

using Waits = std::vector<std::optional<double>>;

/// Solves `rows` × x = right-hand side (the last column) for a diagonally dominant matrix, by elimination.
void solve(std::vector<std::vector<double>>& rows) {
    const std::size_t count = rows.size();
    for (std::size_t pivot = 0; pivot < count; ++pivot) {
        for (std::size_t row = 0; row < count; ++row) {
            if (row == pivot) continue;
            const double factor = rows[row][pivot] / rows[pivot][pivot];
            for (std::size_t column = pivot; column <= count; ++column)
                rows[row][column] -= factor * rows[pivot][column];
        }
    }
    for (std::size_t row = 0; row < count; ++row)
        rows[row][count] /= rows[row][row];
}

/// Classes of one priority with room for all; `above` is the load of higher ones.
void shareByWeight(const std::vector<Line>& lines, double residual, double above, Waits& waits) {
    // What higher priorities have waiting, Σ ρ W, and what comes of them meanwhile: as in Cobham's formula.
    const double right = residual / (1 - above);
    std::vector<std::vector<double>> rows;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::vector<double>& row = rows.emplace_back(lines.size() + 1, 0.0);
        row[i] = 1 - above;
        row.back() = right;
        for (std::size_t j = 0; j < lines.size(); ++j) {
            if (lines[j].load <= 0) continue;
            // p_j / (p_i + p_j) with p = weight / load.
            const double ahead = lines[j].weight * lines[i].load;
            const double first = ahead / (lines[i].weight * lines[j].load + ahead);
            row[i] -= lines[j].load * first;
            row[j] -= lines[j].load * first;
        }
    }
    solve(rows);
    for (std::size_t i = 0; i < lines.size(); ++i)
        waits[lines[i].index] = rows[i].back();
}

/// Classes of one priority that fill what higher ones leave: only those that send less than their part wait
/// for a time that has an end.
void shareFull(const std::vector<Line>& lines, double residual, double above, Waits& waits) {
    double level = 0;
    for (const Line& line : lines)
        level = std::max(level, line.load / line.weight);
    const auto takesAll = [&](const Line& line) { return line.load >= level * line.weight * kWholePart; };
    double fullWeight = 0;
    double others = 0;
    for (const Line& line : lines)
        (takesAll(line) ? fullWeight : others) += takesAll(line) ? line.weight : line.load;
    for (const Line& line : lines) {
        if (takesAll(line)) continue;
        const double part = (1 - above - (others - line.load)) * line.weight / (line.weight + fullWeight);
        if (line.load >= part * kFull) continue;
        waits[line.index] = line.residual / (part * (part - line.load)) + line.sendMs * (1 / part - 1) +
                            (residual - line.residual);
    }
}

}  // namespace

double serialisationMs(double mbps, double packetBytes) {
    constexpr double kBitsPerMegabitMillisecond = 1000;
    return packetBytes * 8 / (mbps * kBitsPerMegabitMillisecond);
}

Waits queueingMs(double mbps, const std::vector<QueueClass>& classes) {
    Waits waits(classes.size());
    if (mbps <= 0) return waits;
    std::map<int, std::vector<Line>, std::greater<>> priorities;
    // Overflow is dropped, the lowest classes first: what stays of each fills the interface from the top.
    std::vector<std::size_t> order(classes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return classes[a].priority > classes[b].priority; });
    double residual = 0;
    double room = 1;
    for (const std::size_t c : order) {
        const QueueClass& one = classes[c];
        Line line{c, one.mbps / mbps, one.weight, serialisationMs(mbps, one.packetBytes)};
        const double stays = std::min(line.load, room);
        room -= stays;
        // λ E[S²] / 2 with λ = ρ / E[S] and E[S²] = (1 + v²) E[S]².
        line.residual = stays * line.sendMs * (1 + one.packetVariation * one.packetVariation) / 2;
        residual += line.residual;
        priorities[one.priority].push_back(line);
    }
    double above = 0;
    for (const auto& [priority, lines] : priorities) {
        if (above >= kFull) break;
        double with = above;
        for (const Line& line : lines)
            with += line.load;
        (with < kFull ? shareByWeight : shareFull)(lines, residual, above, waits);
        above = with;
    }
    return waits;
}

}  // namespace spanwright::traffic
