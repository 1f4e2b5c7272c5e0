// Unpack the titles of the npm packages compromise-wikipedia, one a line:
//   npm install compromise-wikipedia efrt && node kb_titles.mjs > titles.txt
import { unpack } from 'efrt'
import model from './node_modules/compromise-wikipedia/src/_model.js'

process.stdout.write(Object.keys(unpack(model)).sort().join('\n') + '\n')
