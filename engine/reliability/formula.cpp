// SPDX-License-Identifier: MIT
#include "engine/reliability/formula.h"

#include <cstddef>

namespace spanwright::reliability {
namespace {

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

}  // namespace

std::vector<double> Formula::values(std::span<const double> parts) const {
    std::vector<double> values(rows_.size(), 0);
    for (std::size_t term = 0; term < rows_.size(); ++term) {
        const Row& row = rows_[term];
        switch (row.kind) {
            case Kind::never:
                break;
            case Kind::part:
                values[term] = parts[at(row.a)];
                break;
            case Kind::series:
                values[term] = values[at(row.a)] + (1 - values[at(row.a)]) * values[at(row.b)];
                break;
            case Kind::parallel:
                values[term] = values[at(row.a)] * values[at(row.b)];
                break;
            case Kind::through: {
                const double a = values[at(row.a)];
                const double b = values[at(row.b)];
                values[term] = (a * (1 - b) + b * (1 - a)) / (1 - a * b);
                break;
            }
        }
    }
    return values;
}

void Formula::backward(std::span<const double> values, std::vector<double> terms,
                       std::span<double> parts) const {
    for (std::size_t term = rows_.size(); term-- > 0;) {
        const Row& row = rows_[term];
        const double slope = terms[term];
        if (slope == 0) continue;
        const double a = values[at(row.a)];
        const double b = values[at(row.b)];
        switch (row.kind) {
            case Kind::never:
                break;
            case Kind::part:
                parts[at(row.a)] += slope;
                break;
            case Kind::series:
                terms[at(row.a)] += slope * (1 - b);
                terms[at(row.b)] += slope * (1 - a);
                break;
            case Kind::parallel:
                terms[at(row.a)] += slope * b;
                terms[at(row.b)] += slope * a;
                break;
            case Kind::through: {
                const double rest = 1 - a * b;
                terms[at(row.a)] += slope * (1 - b) * (1 - b) / (rest * rest);
                terms[at(row.b)] += slope * (1 - a) * (1 - a) / (rest * rest);
                break;
            }
        }
    }
}

}  // namespace spanwright::reliability
