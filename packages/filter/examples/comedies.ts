import { compileBoosters, compileFilter, formatFilter, parseBoosters, parseFilter } from '@sheaf/filter';

const movies = [
  { title: 'Toy Story', year: 1995, genres: ['Animation', 'Comedy'] },
  { title: 'Heat', year: 1995, genres: ['Crime'] },
  { title: 'Up', year: 2009, genres: ['Animation', 'Adventure'] },
];

const reading = parseFilter('year:lt:2000;genres:in:Comedy,Adventure|title:eq:Heat');
if ('filter' in reading) {
  const meets = compileFilter(reading.filter);
  console.log(movies.filter(meets).map(({ title }) => title));
  console.log(formatFilter([...reading.filter, [{ field: 'note', op: 'eq', values: ['50% off; today'] }]]));
}

const boosting = parseBoosters('genres:eq:Animation*2,year:gte:2000*1.5');
if ('boosters' in boosting) console.log(movies.map(compileBoosters(boosting.boosters)));

console.log(parseFilter('year:after:2000'));
